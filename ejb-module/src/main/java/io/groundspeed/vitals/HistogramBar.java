package io.groundspeed.vitals;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.telemetry.sketch.Sketch;
import java.util.ArrayList;
import java.util.List;

/**
 * One bar of a histogram on a logarithmic scale: the upper edge of each bar is the same multiple of
 * its lower edge.
 *
 * @param from exclusive, except in the first bar, which begins at 0
 * @param to inclusive; infinite in the last bar
 * @param rating of the values in the bar; the thresholds coincide with edges of bars
 */
public record HistogramBar(double from, double to, long samples, Rating rating) {
  /** The ratio of two edges is near this one, and such that both thresholds are edges. */
  private static final double RATIO = 1.25;

  /** Number of bars below the threshold for good, without the first. */
  private static final int BELOW = 16;

  /** Number of bars above the threshold for poor, without the last. */
  private static final int ABOVE = 8;

  /** Returns the bars of a metric, which depend on its thresholds and not on its values. */
  static List<HistogramBar> of(VitalMetric metric, Sketch values) {
    int between = barsBetween(metric);
    List<HistogramBar> bars = new ArrayList<>();
    for (int step = -BELOW; step <= between + ABOVE + 1; step++) {
      double from = step == -BELOW ? 0 : edge(metric, step - 1, between);
      double to = step > between + ABOVE ? Double.POSITIVE_INFINITY : edge(metric, step, between);
      long samples = values.countBetween(from == 0 ? -1 : from, to);
      bars.add(new HistogramBar(from, to, samples, metric.rate(to)));
    }
    return bars;
  }

  private static int barsBetween(VitalMetric metric) {
    return (int) Math.round(Math.log(metric.poor() / metric.good()) / Math.log(RATIO));
  }

  /** Returns an edge; step 0 is the threshold for good, and step {@code between} that for poor. */
  private static double edge(VitalMetric metric, int step, int between) {
    return step == between
        ? metric.poor() // exactly, without the rounding of the power
        : metric.good() * Math.pow(metric.poor() / metric.good(), (double) step / between);
  }
}
