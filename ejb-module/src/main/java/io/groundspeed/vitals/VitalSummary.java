package io.groundspeed.vitals;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.telemetry.sketch.Sketch;
import org.jspecify.annotations.Nullable;

/**
 * The summary of one metric in a range. Percentiles are within 1 %, counts and shares are exact.
 * Without samples, percentiles are NaN and shares 0.
 *
 * @param rating null for fewer than {@link #ENOUGH} samples
 * @param good share of samples, 0 to 1
 * @param needsImprovement share of samples, 0 to 1
 * @param poor share of samples, 0 to 1
 */
public record VitalSummary(
    VitalMetric metric,
    long samples,
    double p50,
    double p75,
    double p90,
    double p95,
    double p99,
    @Nullable Rating rating,
    double good,
    double needsImprovement,
    double poor) {
  /** Minimum number of samples for a rating. */
  public static final int ENOUGH = 100;

  /**
   * The share of samples that must have a rating or better: the 75th percentile, computed from
   * exact counts.
   */
  private static final double JUDGED_AT = 0.75;

  static VitalSummary of(VitalMetric metric, Sketch sketch) {
    long samples = sketch.count();
    double good = share(sketch, Rating.GOOD);
    double needsImprovement = share(sketch, Rating.NEEDS_IMPROVEMENT);
    return new VitalSummary(
        metric,
        samples,
        sketch.quantile(0.50),
        sketch.quantile(0.75),
        sketch.quantile(0.90),
        sketch.quantile(0.95),
        sketch.quantile(0.99),
        samples < ENOUGH ? null : judge(good, needsImprovement),
        good,
        needsImprovement,
        share(sketch, Rating.POOR));
  }

  /** Returns whether there are enough samples for a rating. */
  public boolean enough() {
    return samples >= ENOUGH;
  }

  private static Rating judge(double good, double needsImprovement) {
    if (good >= JUDGED_AT) {
      return Rating.GOOD;
    }
    return good + needsImprovement >= JUDGED_AT ? Rating.NEEDS_IMPROVEMENT : Rating.POOR;
  }

  private static double share(Sketch sketch, Rating rating) {
    return sketch.count() == 0 ? 0 : (double) sketch.count(rating) / sketch.count();
  }
}
