package io.groundspeed.vitals.detail;

import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalSummary;
import java.util.List;
import java.util.Map;

/**
 * Scores from 0 to 100, computed as in Lighthouse 10 and later
 * (https://developer.chrome.com/docs/lighthouse/performance/performance-scoring): each metric's
 * value is placed on a log-normal curve, and the score of a page is their weighted mean. The curve
 * gives 90 at the threshold for good and 50 at the threshold for poor. The value is the 75th
 * percentile of the visits. The weights are those of Lighthouse, with INP in the place of Total
 * Blocking Time and TTFB in that of Speed Index, which only a laboratory measures.
 */
final class Scores {
  private static final Map<VitalMetric, Double> WEIGHTS =
      Map.of(
          VitalMetric.LCP, 0.25,
          VitalMetric.INP, 0.30,
          VitalMetric.CLS, 0.25,
          VitalMetric.FCP, 0.10,
          VitalMetric.TTFB, 0.10);

  /** The inverse of the complementary error function at 1/5, which belongs to a score of 90. */
  private static final double AT_GOOD = 0.9061938024368232;

  private Scores() {}

  /** Returns a metric's weight, 0 to 1; 0 for FID, which INP succeeded. */
  static double weight(VitalMetric metric) {
    return WEIGHTS.getOrDefault(metric, 0.0);
  }

  /** Returns the score of a metric's value, 0 to 100; NaN if the value is NaN. */
  static double of(VitalMetric metric, double value) {
    if (value <= 0) {
      return 100;
    }
    double distance = Math.log(value / metric.poor()) / Math.log(metric.poor() / metric.good());
    return 50 * complementaryError(AT_GOOD * distance);
  }

  /**
   * Returns the weighted score of a page, 0 to 100. Metrics with too few samples for a rating are
   * left out, and the other weights are scaled up. NaN if no metric has enough.
   */
  static double of(List<VitalSummary> metrics) {
    double weights = 0;
    double sum = 0;
    for (VitalSummary summary : metrics) {
      double weight = summary.enough() ? weight(summary.metric()) : 0;
      if (weight > 0) {
        weights += weight;
        sum += weight * of(summary.metric(), summary.p75());
      }
    }
    return weights == 0 ? Double.NaN : sum / weights;
  }

  /**
   * Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26: the error is below 1.5e-7.
   */
  private static double complementaryError(double x) {
    double t = 1 / (1 + 0.3275911 * Math.abs(x));
    double series =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    double tail = series * Math.exp(-x * x);
    return x < 0 ? 2 - tail : tail;
  }
}
