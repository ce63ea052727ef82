package io.groundspeed.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegressionsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void more_than_twice_the_usual_and_by_five_milliseconds_is_slower() {
    assertThat(slower(10, 11, 9, 10, 12, 20, 25)).containsExactly(25.0);
    assertThat(slower(1, 1, 1, 1, 1, 5.5)).isEmpty();
    assertThat(slower(1, 1, 1, 1, 1, 6)).containsExactly(6.0);
  }

  @Test
  void what_stays_slow_becomes_usual() {
    double[] values = new double[40];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < 10 ? 10 : 100;
    }

    assertThat(slower(values)).hasSize(10);
  }

  @Test
  void too_few_points_before_and_steps_without_calls_say_nothing() {
    assertThat(slower(10, 10, 10, 10, 100)).isEmpty();
    assertThat(slower(10, Double.NaN, 10, Double.NaN, 10, 10, 10, 100)).containsExactly(100.0);
  }

  private static List<Double> slower(double... p95) {
    List<QueryPoint> points = new ArrayList<>();
    for (double each : p95) {
      Instant start = NOON.plusSeconds(60L * points.size());
      points.add(new QueryPoint(start, Double.isNaN(each) ? 0 : 1, each, each));
    }
    return Regressions.in(points).stream().map(QueryPoint::p95).toList();
  }
}
