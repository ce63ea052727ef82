package io.groundspeed.query;

import io.groundspeed.telemetry.sketch.Sketch;
import java.util.ArrayList;
import java.util.List;

/**
 * One bar of a histogram of durations, in milliseconds.
 *
 * @param from exclusive; 0 in the first bar
 * @param to inclusive; infinite in the last bar
 */
public record TimeBar(double from, double to, long calls) {
  /**
   * Each edge is about twice the previous one, so that microseconds and seconds are resolved
   * equally well.
   */
  private static final double[] EDGES = {
    0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000
  };

  /** Returns the bars of a sketch, from the first to the last non-empty one. */
  static List<TimeBar> of(Sketch time) {
    List<TimeBar> bars = new ArrayList<>();
    double from = -1;
    for (double edge : EDGES) {
      bars.add(new TimeBar(Math.max(0, from), edge, time.countBetween(from, edge)));
      from = edge;
    }
    bars.add(
        new TimeBar(
            from, Double.POSITIVE_INFINITY, time.countBetween(from, Double.POSITIVE_INFINITY)));
    return trimmed(bars);
  }

  private static List<TimeBar> trimmed(List<TimeBar> bars) {
    int first = 0;
    int end = bars.size();
    while (first < end && bars.get(first).calls == 0) {
      first++;
    }
    while (end > first && bars.get(end - 1).calls == 0) {
      end--;
    }
    return List.copyOf(bars.subList(first, end));
  }
}
