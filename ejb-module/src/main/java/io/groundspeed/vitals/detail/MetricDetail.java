package io.groundspeed.vitals.detail;

import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalSummary;

/**
 * One metric of a page, compared with the range before.
 *
 * @param now its summary in the range
 * @param before its summary in the range of the same length before
 */
public record MetricDetail(VitalSummary now, VitalSummary before) {
  /** A smaller relative difference is no change: each percentile is within 1 %. */
  private static final double NOTICEABLE = 0.05;

  /** How a metric's 75th percentile changed. */
  public enum Change {
    /** It is lower than before. */
    BETTER,
    /** It is within 5 % of the value before. */
    SAME,
    /** It is higher than before. */
    WORSE,
    /** One of the two ranges has too few samples. */
    UNKNOWN
  }

  /** Returns the metric. */
  public VitalMetric metric() {
    return now.metric();
  }

  /** Returns how the 75th percentile changed. */
  public Change change() {
    double difference = difference();
    if (Double.isNaN(difference)) {
      return Change.UNKNOWN;
    }
    if (Math.abs(difference) < NOTICEABLE) {
      return Change.SAME;
    }
    return difference < 0 ? Change.BETTER : Change.WORSE;
  }

  /**
   * Returns the relative difference of the 75th percentiles, for example 0.1 for 10 % more; NaN if
   * one of the two ranges has too few samples, infinite if it was 0 before.
   */
  public double difference() {
    if (!now.enough() || !before.enough()) {
      return Double.NaN;
    }
    return now.p75() == before.p75() ? 0 : now.p75() / before.p75() - 1;
  }

  /** Returns the score of the 75th percentile, 0 to 100; NaN with too few samples for a rating. */
  public double score() {
    return now.enough() ? Scores.of(metric(), now.p75()) : Double.NaN;
  }

  /** Returns the weight in the score of the page, 0 to 1. */
  public double weight() {
    return Scores.weight(metric());
  }
}
