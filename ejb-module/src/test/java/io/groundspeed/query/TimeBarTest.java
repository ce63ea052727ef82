package io.groundspeed.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.sketch.Sketch;
import org.junit.jupiter.api.Test;

class TimeBarTest {
  @Test
  void bars_reach_from_the_first_that_has_any_to_the_last() {
    Sketch time = new Sketch();
    time.add(0.3, null, 3);
    time.add(3, null, 1);

    assertThat(TimeBar.of(time))
        .containsExactly(
            new TimeBar(0.2, 0.5, 3),
            new TimeBar(0.5, 1, 0),
            new TimeBar(1, 2, 0),
            new TimeBar(2, 5, 1));
  }

  @Test
  void nothing_is_too_short_or_too_long() {
    Sketch time = new Sketch();
    time.add(0, null);
    time.add(1e6, null);

    assertThat(TimeBar.of(time))
        .hasSize(18)
        .startsWith(new TimeBar(0, 0.05, 1))
        .endsWith(new TimeBar(10_000, Double.POSITIVE_INFINITY, 1));
    assertThat(TimeBar.of(new Sketch())).isEmpty();
  }
}
