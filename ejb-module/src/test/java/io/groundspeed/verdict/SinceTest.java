package io.groundspeed.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SinceTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange DAY = TimeRange.parse("24h", NOON);

  @Test
  void a_state_began_with_its_latest_uninterrupted_period() {
    assertThat(find("+-++")).isEqualTo(new Since(hour(-2), false, null));
  }

  @Test
  void hours_without_data_do_not_interrupt_it() {
    assertThat(find("-+..+.")).isEqualTo(new Since(hour(-5), false, null));
  }

  @Test
  void it_may_have_begun_before_what_was_searched() {
    assertThat(find("+++")).isEqualTo(new Since(hour(-3), true, null));
  }

  @Test
  void a_state_that_ended_says_when() {
    assertThat(find("-++--")).isEqualTo(new Since(hour(-4), false, hour(-2)));
  }

  @Test
  void a_state_that_ended_before_the_range_or_never_held_has_no_beginning() {
    assertThat(find("-+" + "-".repeat(24))).isNull();
    assertThat(find("---")).isNull();
    assertThat(find("...")).isNull();
    assertThat(find("")).isNull();
  }

  @Test
  void what_is_searched_has_a_bounded_number_of_steps() {
    for (String name : TimeRange.NAMED.keySet()) {
      TimeRange range = TimeRange.parse(name, NOON);
      TimeRange searched = Since.searched(range);

      assertThat(searched.to()).isEqualTo(range.to());
      assertThat(searched.from()).isBeforeOrEqualTo(range.before().from());
      assertThat(searched.length().dividedBy(searched.step())).isLessThanOrEqualTo(96);
    }
    assertThat(Since.searched(TimeRange.parse("1h", NOON)).step()).isEqualTo(Duration.ofMinutes(5));
    assertThat(Since.searched(DAY).step()).isEqualTo(Duration.ofHours(1));
  }

  /**
   * @param hours up to noon: {@code +} held, {@code -} did not hold, {@code .} has no data
   */
  private static @Nullable Since find(String hours) {
    return Since.find(
        DAY,
        IntStream.range(0, hours.length()).boxed().toList(),
        i -> hour(i - hours.length()),
        i -> hours.charAt(i) == '.' ? null : hours.charAt(i) == '+');
  }

  private static Instant hour(int fromNoon) {
    return NOON.plus(Duration.ofHours(fromNoon));
  }
}
