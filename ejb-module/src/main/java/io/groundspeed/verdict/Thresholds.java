package io.groundspeed.verdict;

import io.groundspeed.format.Format;
import io.groundspeed.telemetry.sketch.Rating;
import java.util.Locale;

/**
 * What is slow, and what the dashboard holds an application to: each number once, with the words
 * for it. The thresholds of web vitals are Google's, in {@code VitalMetric}.
 */
public final class Thresholds {
  /** A query that takes longer on average is slow, in milliseconds. */
  public static final double SLOW_QUERY_MS = 100;

  /** The average of all statements is to be below, in milliseconds. */
  public static final double AVERAGE_QUERY_MS = 50;

  /** The 95th percentile of all statements is to be below, in milliseconds. */
  public static final double P95_QUERY_MS = 100;

  /** The average of all responses is to be below, in milliseconds. */
  public static final double AVERAGE_RESPONSE_MS = 200;

  /** The share of failed requests is to be below, 0 to 1. */
  public static final double ERROR_RATE = 0.001;

  /** The share of reads that the cache answers is to be above, 0 to 1. */
  public static final double HIT_RATE = 0.8;

  /** The share of attempts that succeed is to be above, 0 to 1. */
  public static final double JOB_SUCCESS = 0.95;

  private Thresholds() {}

  /** Returns what a slow query takes longer than, in words: {@code 100 ms}. */
  public static String slowQuery() {
    return Format.threshold(SLOW_QUERY_MS, "ms");
  }

  /** Returns a share without digits that it does not need: {@code 80 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", share * 100).replaceFirst("\\.0$", "") + " %";
  }

  /** Returns how a hit rate of 0 to 1 is rated. */
  public static Rating rateHits(double hitRate) {
    return hitRate > HIT_RATE ? Rating.GOOD : Rating.POOR;
  }
}
