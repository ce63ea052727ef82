package io.groundspeed.telemetry.intake;

import io.groundspeed.shared.Environment;

/**
 * Limits and retention periods of the pipeline.
 *
 * @param node this node's name, as stored in the tables
 * @param capacity maximum number of samples waiting for the flusher, including those being written;
 *     more are rejected with 503
 * @param batchSize approximate maximum number of samples per flush; the last submission may exceed
 *     it
 * @param detailsPerDay distinct details (pages, endpoints, …) of a stream counted separately per
 *     UTC day; the rest is counted as {@code (other)}
 * @param foldSeconds seconds between two folds of the deltas into the sketches
 * @param rawDays retention of raw logs in days
 * @param minuteDays retention of sketches by minute in days
 * @param hourDays retention of sketches by hour in days
 * @param dayDays retention of sketches by day in days
 */
public record TelemetrySettings(
    String node,
    int capacity,
    int batchSize,
    int detailsPerDay,
    int foldSeconds,
    int rawDays,
    int minuteDays,
    int hourDays,
    int dayDays) {

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming the invalid setting
   */
  public static TelemetrySettings of(Environment env) {
    return new TelemetrySettings(
        env.node(),
        env.number("GROUNDSPEED_INTAKE_CAPACITY", 20_000, 100, 1_000_000),
        env.number("GROUNDSPEED_FLUSH_BATCH", 1_000, 1, 50_000),
        env.number("GROUNDSPEED_DETAILS_PER_DAY", 1_000, 10, 100_000),
        env.number("GROUNDSPEED_FOLD_SECONDS", 10, 1, 600),
        env.number("GROUNDSPEED_KEEP_RAW_DAYS", 30, 1, 3_650),
        env.number("GROUNDSPEED_KEEP_MINUTES_DAYS", 2, 1, 60),
        env.number("GROUNDSPEED_KEEP_HOURS_DAYS", 60, 2, 3_650),
        env.number("GROUNDSPEED_KEEP_DAYS_DAYS", 730, 30, 36_500));
  }
}
