package io.groundspeed.telemetry.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlotsTest {
  @Test
  void whole_days_in_the_middle_hours_and_minutes_at_the_edges() {
    List<Slots.Run> runs =
        Slots.cover(
            Instant.parse("2026-11-20T22:58:30Z"),
            Instant.parse("2026-11-23T01:01:00Z"),
            Resolution.MINUTE,
            Resolution.DAY);

    assertThat(runs)
        .extracting(run -> run.resolution() + " " + Instant.ofEpochSecond(run.from()))
        .containsExactly(
            "MINUTE 2026-11-20T22:58:00Z",
            "HOUR 2026-11-20T23:00:00Z",
            "DAY 2026-11-21T00:00:00Z",
            "HOUR 2026-11-23T00:00:00Z",
            "MINUTE 2026-11-23T01:00:00Z");
  }

  @Test
  void every_minute_of_a_range_is_covered_exactly_once() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      Instant from = Instant.ofEpochSecond(1_790_000_000L + random.nextInt(10_000_000));
      Instant to = from.plusSeconds(1 + random.nextInt(400_000));

      List<Slots.Run> runs = Slots.cover(from, to, Resolution.MINUTE, Resolution.DAY);

      long at = Resolution.MINUTE.startOf(from);
      for (Slots.Run run : runs) {
        assertThat(run.from()).isEqualTo(at);
        assertThat(run.from() % run.resolution().seconds()).isZero();
        assertThat(run.to() % run.resolution().seconds()).isZero();
        assertThat(run.to()).isGreaterThan(run.from());
        at = run.to();
      }
      assertThat(at).isGreaterThanOrEqualTo(to.getEpochSecond());
      assertThat(at - to.getEpochSecond()).isLessThan(60);
    }
  }

  @Test
  void a_range_whose_minutes_are_gone_is_widened_to_hours() {
    List<Slots.Run> runs =
        Slots.cover(
            Instant.parse("2026-11-01T10:20:00Z"),
            Instant.parse("2026-11-01T11:05:00Z"),
            Resolution.HOUR,
            Resolution.DAY);

    assertThat(runs)
        .containsExactly(
            new Slots.Run(
                Resolution.HOUR,
                Instant.parse("2026-11-01T10:00:00Z").getEpochSecond(),
                Instant.parse("2026-11-01T12:00:00Z").getEpochSecond()));
  }
}
