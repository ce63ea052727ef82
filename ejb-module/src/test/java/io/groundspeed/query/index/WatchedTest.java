package io.groundspeed.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.query.QueryFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private static QueryFigures figures(String hash, long calls, double p95) {
    return new QueryFigures(
        "sql:" + hash,
        hash,
        null,
        "a.war",
        calls,
        0,
        1,
        1,
        p95,
        p95,
        p95,
        p95,
        p95,
        0,
        List.of(),
        Instant.EPOCH);
  }

  @Test
  void statements_are_compared_with_the_mix_from_before() {
    Watched watched =
        Watched.of(
            List.of("a", "b"),
            List.of(figures("a", 300, 10), figures("b", 100, 50), figures("other", 9, 1)),
            List.of(figures("a", 50, 2), figures("b", 5_000, 50), figures("other", 9, 9)));

    assertThat(watched.before()).isEqualTo(20);
    assertThat(watched.after()).isEqualTo(14);
    assertThat(watched.calls()).isEqualTo(5_050);
    assertThat(watched.verdict(HOUR)).contains(AdviceState.HELPED);
  }

  @Test
  void a_verdict_needs_an_hour_and_a_hundred_calls() {
    assertThat(new Watched(10, 5, 100).verdict(HOUR.minusSeconds(1))).isEmpty();
    assertThat(new Watched(10, 5, 99).verdict(HOUR)).isEmpty();
    assertThat(new Watched(10, 8, 100).verdict(HOUR)).contains(AdviceState.HELPED);
    assertThat(new Watched(10, 12.5, 100).verdict(HOUR)).contains(AdviceState.WORSE);
  }

  @Test
  void what_stays_between_is_no_change_after_a_day_and_without_calls_after_a_week() {
    assertThat(new Watched(10, 9, 100).verdict(HOUR)).isEmpty();
    assertThat(new Watched(10, 9, 100).verdict(Duration.ofDays(1))).contains(AdviceState.NO_CHANGE);
    Watched none = Watched.of(List.of("a"), List.of(), List.of());
    assertThat(none.isKnown()).isFalse();
    assertThat(none.verdict(Duration.ofDays(6))).isEmpty();
    assertThat(none.verdict(Duration.ofDays(7))).contains(AdviceState.NO_CHANGE);
  }
}
