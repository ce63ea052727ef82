package io.groundspeed.telemetry.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StepsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");

  @Test
  void they_begin_with_the_clock_and_cover_the_whole_range() {
    Steps steps = Steps.of(TimeRange.parse("24h", NOW));

    assertThat(steps.starts())
        .hasSize(97)
        .startsWith(Instant.parse("2026-11-21T12:30:00Z"))
        .endsWith(Instant.parse("2026-11-22T12:30:00Z"));
    assertThat(steps.startOf(NOW)).isEqualTo(Instant.parse("2026-11-22T12:30:00Z"));
  }

  @Test
  void the_first_and_the_last_are_cut_by_the_range() {
    Steps steps = Steps.of(TimeRange.parse("24h", NOW));

    assertThat(steps.covered(steps.starts().get(0))).isEqualTo(Duration.parse("PT10M4S"));
    assertThat(steps.covered(steps.starts().get(1))).isEqualTo(Duration.ofMinutes(15));
    assertThat(steps.covered(steps.startOf(NOW))).isEqualTo(Duration.parse("PT4M56S"));
  }

  @Test
  void sketches_are_read_as_coarse_as_no_step_cuts() {
    assertThat(Steps.of(TimeRange.parse("24h", NOW)).resolution()).isEqualTo(Resolution.MINUTE);
    assertThat(Steps.of(TimeRange.parse("28d", NOW)).resolution()).isEqualTo(Resolution.HOUR);
    assertThat(
            Steps.of(TimeRange.parse("2026-01-01T00:00:00Z/2026-11-01T00:00:00Z", NOW))
                .resolution())
        .isEqualTo(Resolution.DAY);
  }
}
