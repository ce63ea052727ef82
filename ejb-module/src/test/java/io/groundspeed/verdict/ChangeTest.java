package io.groundspeed.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.format.Quantity;
import org.junit.jupiter.api.Test;

class ChangeTest {
  @Test
  void a_change_says_in_a_word_whether_it_is_good() {
    assertThat(Change.ofCost(320, 200, Quantity.DURATION))
        .isEqualTo(new Change("+120 ms", "+120.0 ms", false));
    assertThat(Change.ofCost(200, 320, Quantity.DURATION).word()).isEqualTo("better");
    assertThat(Change.ofRate(0.02, 0.01))
        .isEqualTo(new Change("+1.0 points", "+1.0000 points", false));
    assertThat(Change.ofSuccess(0.7, 0.9))
        .isEqualTo(new Change("−20.0 points", "−20.0000 points", false));
    assertThat(Change.ofSuccess(0.9, 0.7).mark()).isEqualTo("good");
    assertThat(Change.ofCount(1, 4)).isEqualTo(new Change("−3", "−3", true));
  }

  @Test
  void what_is_within_the_error_of_the_figures_is_no_change() {
    assertThat(Change.ofCost(200, 201, Quantity.DURATION))
        .isEqualTo(new Change("no change", "−1.000 ms", null));
    assertThat(Change.ofCount(4, 4).word()).isEmpty();
    assertThat(Change.ofRate(0, 0).mark()).isEqualTo("unrated");
  }

  @Test
  void what_is_unknown_has_no_change() {
    assertThat(Change.ofCost(200, Double.NaN, Quantity.DURATION)).isNull();
    assertThat(Change.ofSuccess(Double.NaN, 0.5)).isNull();
  }
}
