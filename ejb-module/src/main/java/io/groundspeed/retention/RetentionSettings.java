package io.groundspeed.retention;

import io.groundspeed.shared.Environment;

/**
 * Default retention periods in days, unless a job specifies another. Telemetry has separate
 * settings.
 *
 * @param rawDays raw logs
 * @param metricDays samples of the cache and the database
 * @param jobDays completed and cancelled jobs, and the history of attempts
 * @param failedJobDays permanently failed jobs
 * @param cacheEntryDays invalidated cache entries
 * @param eventDays user activity
 */
public record RetentionSettings(
    int rawDays,
    int metricDays,
    int jobDays,
    int failedJobDays,
    int cacheEntryDays,
    int eventDays) {
  private static final int MOST = 3_650;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming the invalid setting
   */
  public static RetentionSettings of(Environment env) {
    return new RetentionSettings(
        env.number("GROUNDSPEED_KEEP_RAW_DAYS", 30, 1, MOST),
        env.number("GROUNDSPEED_KEEP_METRICS_DAYS", 30, 1, MOST),
        env.number("GROUNDSPEED_KEEP_JOBS_DAYS", 30, 1, MOST),
        env.number("GROUNDSPEED_KEEP_FAILED_JOBS_DAYS", 90, 1, MOST),
        env.number("GROUNDSPEED_KEEP_CACHE_ENTRIES_DAYS", 30, 1, MOST),
        env.number("GROUNDSPEED_KEEP_EVENTS_DAYS", 400, 1, MOST));
  }
}
