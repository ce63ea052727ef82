package io.groundspeed.telemetry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentDetailsTest {
  private static final int MOST = 100;
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private final RecentDetails details = new RecentDetails(MOST);

  private boolean at(int second, String detail) {
    return details.admit(detail, NOON.plusSeconds(second));
  }

  @Test
  void what_is_kept_apart_stays_so_while_it_is_used() {
    for (int second = 0; second < 100; second++) {
      for (int i = 0; i < MOST / 2; i++) {
        assertThat(at(second, "regular" + i)).isTrue();
      }
      at(second, "once" + second);
    }
  }

  @Test
  void after_a_flood_of_texts_that_never_come_again_a_new_one_that_does_is_kept_apart() {
    for (int second = 0; second < 5; second++) {
      for (int i = 0; i < 10 * MOST; i++) {
        at(second, "flood" + second + "." + i);
      }
    }

    boolean kept = at(5, "new");
    kept |= at(6, "new");

    assertThat(kept).isTrue();
  }

  @Test
  void those_idle_for_longest_make_room() {
    for (int round = 0; round < 4; round++) {
      int second = round * 2 * 3_600; // the admissions are refilled
      for (int i = 0; i < MOST; i++) {
        String detail = "round" + round + "." + i;
        boolean kept = at(second, detail) || at(second + 1, detail);
        assertThat(kept).as(detail).isTrue();
      }
    }
  }

  @Test
  void the_rate_of_new_ones_is_bounded() {
    int admitted = 0;
    for (int second = 0; second < 1_800; second++) {
      admitted += at(second, "first" + second) || at(second, "second" + second) ? 1 : 0;
    }

    assertThat(admitted).isBetween(MOST, MOST * 3 / 2 + 1);
  }

  @Test
  void where_all_are_in_use_a_new_one_is_not_kept_apart() {
    for (int second = 0; second < 2; second++) {
      for (int i = 0; i < MOST; i++) {
        at(second, "regular" + i);
      }
    }

    assertThat(at(2, "new")).isFalse();
    assertThat(at(3, "new")).isFalse();
    assertThat(at(4, "regular1")).isTrue();
  }
}
