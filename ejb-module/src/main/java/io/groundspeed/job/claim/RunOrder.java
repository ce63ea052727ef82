package io.groundspeed.job.claim;

/**
 * The order in which waiting jobs run: by due time, where each priority level is worth a minute. It
 * is an index expression instead of a column. A query that uses a different expression scans the
 * table.
 */
public final class RunOrder {
  /** The expression over the columns of {@code background_jobs}; a {@code timestamptz}. */
  public static final String SQL =
      "groundspeed.job_run_order(coalesce(scheduled_at, created_at), priority)";

  private RunOrder() {}
}
