package io.groundspeed.verdict;

import io.groundspeed.format.Format;
import io.groundspeed.telemetry.sketch.Rating;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard's thresholds and targets. Each number is defined once, with its text. The
 * thresholds of web vitals are Google's, see {@code VitalMetric}.
 */
public final class Thresholds {
  /** Average duration in milliseconds above which a query is slow. */
  public static final double SLOW_QUERY_MS = 100;

  /** Target: the average of all statements is below this, in milliseconds. */
  public static final double AVERAGE_QUERY_MS = 50;

  /** Target: the 95th percentile of all statements is below this, in milliseconds. */
  public static final double P95_QUERY_MS = 100;

  /** Target: the average response time is below this, in milliseconds. */
  public static final double AVERAGE_RESPONSE_MS = 200;

  /** Target: the share of failed requests is below this, 0 to 1. */
  public static final double ERROR_RATE = 0.001;

  /** Target: the share of reads that the cache answers is above this, 0 to 1. */
  public static final double HIT_RATE = 0.8;

  /** Fewer samples, reads, requests or statements are not rated. */
  public static final long LEAST_RATED = 100;

  /** Target: the share of attempts that succeed is above this, 0 to 1. */
  public static final double JOB_SUCCESS = 0.95;

  private Thresholds() {}

  /** Returns the threshold for slow queries as text: {@code 100 ms}. */
  public static String slowQuery() {
    return Format.threshold(SLOW_QUERY_MS, "ms");
  }

  /** Formats a share without unnecessary digits: {@code 80 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", share * 100).replaceFirst("\\.0$", "") + " %";
  }

  /** Returns the rating of a hit rate of 0 to 1; null if there were too few reads to rate it. */
  public static @Nullable Rating rateHits(double hitRate, long reads) {
    if (reads < LEAST_RATED) {
      return null;
    }
    return hitRate > HIT_RATE ? Rating.GOOD : Rating.POOR;
  }
}
