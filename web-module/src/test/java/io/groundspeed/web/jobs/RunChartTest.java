package io.groundspeed.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.desk.RunPoint;
import io.groundspeed.shared.TimeRange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunChartTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange HOUR = TimeRange.parse("1h", NOON.plusSeconds(3_600));
  private static final RunPoint FIRST = new RunPoint(NOON, 30, 0, 600);
  private static final RunPoint NONE = new RunPoint(NOON.plusSeconds(60), 0, 0, 0);
  private static final RunPoint LAST = new RunPoint(NOON.plusSeconds(120), 27, 3, 5_400);

  private final RunChart chart = new RunChart(HOUR, List.of(FIRST, NONE, LAST));

  @Test
  void a_sentence_says_what_the_chart_shows() {
    assertThat(chart.getSentence())
        .isEqualTo(
            "60 attempts ended, 1.0 a minute on average; 3 failed; one took 100 ms on average.");
    assertThat(new RunChart(HOUR, List.of(new RunPoint(NOON, 1, 0, 5))).getSentence())
        .startsWith("1 attempt ended");
  }

  @Test
  void rows_are_the_points_with_attempts_latest_first() {
    assertThat(chart.getRows()).containsExactly(LAST, FIRST);
    assertThat(chart.label(LAST)).isEqualTo("12:02");
    assertThat(chart.isQuiet()).isFalse();
    assertThat(new RunChart(HOUR, List.of(NONE)).isQuiet()).isTrue();
  }

  @Test
  void the_chart_stacks_failed_and_succeeded_attempts() {
    assertThat(chart.getJson())
        .contains(
            "\"data\":[null,null,3.0]", "\"data\":[30.0,0.0,27.0]", "3 failed", "27 succeeded");
  }
}
