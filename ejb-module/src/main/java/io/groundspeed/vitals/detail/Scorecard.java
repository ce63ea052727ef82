package io.groundspeed.vitals.detail;

import io.groundspeed.telemetry.sketch.Rating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a page, each compared with the range before, and the score of the page.
 *
 * @param score 0 to 100; NaN if no metric has enough samples for a rating
 * @param scoreBefore that of the range before
 * @param metrics in the order of {@link io.groundspeed.vitals.VitalMetric}
 */
public record Scorecard(double score, double scoreBefore, List<MetricDetail> metrics) {
  private static final double GOOD = 90;
  private static final double POOR = 50;

  public Scorecard {
    metrics = List.copyOf(metrics);
  }

  /** Returns the rating of the score: good from 90, poor below 50; null if it is unknown. */
  public @Nullable Rating rating() {
    if (Double.isNaN(score)) {
      return null;
    }
    if (score >= GOOD) {
      return Rating.GOOD;
    }
    return score >= POOR ? Rating.NEEDS_IMPROVEMENT : Rating.POOR;
  }
}
