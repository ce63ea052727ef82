package io.groundspeed.web.door;

import static io.groundspeed.web.door.Lanes.Entry.ENTERED;
import static io.groundspeed.web.door.Lanes.Entry.FULL;
import static io.groundspeed.web.door.Lanes.Entry.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTest {
  private final Lanes<String> lanes = new Lanes<>(2, 2);

  @Test
  void a_network_that_is_full_does_not_hold_up_another() {
    assertThat(lanes.enter("a")).isTrue();
    assertThat(lanes.enter("a")).isTrue();

    assertThat(lanes.enter("a")).isFalse();
    assertThat(lanes.enter("b")).isTrue();
  }

  @Test
  void who_waits_longest_follows_who_leaves() {
    fill();
    assertThat(lanes.enterOrWait("a", "first")).isEqualTo(WAITING);
    assertThat(lanes.enterOrWait("a", "second")).isEqualTo(WAITING);
    assertThat(lanes.enterOrWait("a", "third")).isEqualTo(FULL);

    assertThat(lanes.leave("a")).isEqualTo("first");
    assertThat(lanes.leave("a")).isEqualTo("second");
    assertThat(lanes.leave("a")).isNull();
    assertThat(lanes.enterOrWait("a", "fourth")).isEqualTo(ENTERED);
  }

  @Test
  void who_withdraws_is_not_called() {
    fill();
    lanes.enterOrWait("a", "first");
    lanes.enterOrWait("a", "second");

    assertThat(lanes.withdraw("a", "first")).isTrue();
    assertThat(lanes.leave("a")).isEqualTo("second");
    assertThat(lanes.withdraw("a", "second")).isFalse();
  }

  @Test
  void a_network_that_has_left_takes_no_memory() {
    fill();
    lanes.leave("a");
    lanes.leave("a");

    assertThat(lanes.networks()).isZero();
  }

  private void fill() {
    lanes.enter("a");
    lanes.enter("a");
  }
}
