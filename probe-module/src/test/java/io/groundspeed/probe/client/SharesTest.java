package io.groundspeed.probe.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {
  private final Shares shares = new Shares(10, 6);

  @Test
  void one_network_gets_its_part_and_leaves_the_rest_to_others() {
    assertThat(shares.take("a", 6)).isTrue();

    assertThat(shares.take("a", 1)).isFalse();
    assertThat(shares.take("b", 4)).isTrue();
  }

  @Test
  void all_together_get_the_total_and_no_more() {
    shares.take("a", 6);
    shares.take("b", 4);

    assertThat(shares.take("c", 1)).isFalse();
    assertThat(shares.used()).isEqualTo(10);
  }

  @Test
  void what_is_given_back_can_be_taken_again_and_leaves_nothing_behind() {
    shares.take("a", 6);
    shares.take("a", 1);
    shares.give("a", 2);
    assertThat(shares.take("a", 2)).isTrue();

    shares.give("a", 6);

    assertThat(shares.used()).isZero();
    assertThat(shares.networks()).isZero();
  }
}
