package io.groundspeed.retention;

/**
 * A kind of row that is subject to retention.
 *
 * @param name as used in the result
 * @param table within the schema
 * @param condition selects the old rows; has one ? for the days to keep
 */
record OldRows(String name, String table, String condition) {
  static final OldRows CACHE_ENTRIES =
      new OldRows("old_cache_entries", "cache_entries", older("invalidated_at"));

  /**
   * A unique key may be held longer than its job is kept. The job is then kept until the key is
   * free.
   */
  static final OldRows COMPLETED_JOBS =
      new OldRows(
          "completed_jobs",
          "background_jobs",
          "status IN ('completed', 'cancelled') AND "
              + older("updated_at")
              + " AND (held_until IS NULL OR held_until <= groundspeed.clock())");

  static final OldRows FAILED_JOBS =
      new OldRows("failed_jobs", "background_jobs", "status = 'failed' AND " + older("updated_at"));

  static final OldRows JOB_HISTORY =
      new OldRows("job_execution_history", "job_execution_history", older("executed_at"));

  static final OldRows JOB_RUNS = new OldRows("job_runs", "job_runs", older("minute"));

  static final OldRows CACHE_METRICS =
      new OldRows("cache_metrics", "cache_metrics", older("recorded_at"));

  static final OldRows HEALTH_METRICS =
      new OldRows("db_health_metrics", "db_health_metrics", older("recorded_at"));

  static final OldRows LOCK_WAITS = new OldRows("lock_waits", "lock_waits", older("last_seen_at"));

  static final OldRows QUERY_PLANS =
      new OldRows("query_plans", "query_plans", older("last_seen_at"));

  /** What is open or watched has no end yet. */
  static final OldRows INDEX_ADVICE =
      new OldRows("index_advice", "index_advice", older("closed_at"));

  static final OldRows ANALYTICS_EVENTS =
      new OldRows("analytics_events", "analytics_events", older("created_at"));

  /** These rows have an expiry time; the days are counted from it. */
  static final OldRows EXPORTS = new OldRows("exports", "exports", older("expires_at"));

  static final OldRows REPORTS = new OldRows("reports", "reports", older("expires_at"));

  private static String older(String column) {
    return column + " < groundspeed.clock() - ? * interval '1 day'";
  }

  /**
   * Returns the statement that deletes a batch. Rows locked by others are left for the next run.
   */
  String deleteSql() {
    return """
    DELETE FROM groundspeed.%1$s
     WHERE ctid = ANY (ARRAY (SELECT ctid
                                FROM groundspeed.%1$s
                               WHERE %2$s
                               LIMIT ?
                                 FOR UPDATE SKIP LOCKED))
    """
        .formatted(table, condition);
  }
}
