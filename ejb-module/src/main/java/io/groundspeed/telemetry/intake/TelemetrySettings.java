package io.groundspeed.telemetry.intake;

import io.groundspeed.shared.Environment;

/**
 * How the pipeline is bounded, and how long what it stores is kept.
 *
 * @param node this node's name, as it stands in the tables
 * @param capacity samples that may wait for the flusher, those being written included; what comes
 *     beyond is refused with 503
 * @param batchSize samples that one flush takes at most, give or take one submission
 * @param detailsPerDay distinct details (pages, routes, …) of a stream kept apart each UTC day; the
 *     rest is counted as {@code (other)}
 * @param foldSeconds seconds between two folds of the deltas into the sketches
 * @param rawDays days that raw logs are kept
 * @param minuteDays days that sketches are kept by minute
 * @param hourDays days that sketches are kept by hour
 * @param dayDays days that sketches are kept by day
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

  /** Returns the settings of an environment; a wrong one is refused by its name. */
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
