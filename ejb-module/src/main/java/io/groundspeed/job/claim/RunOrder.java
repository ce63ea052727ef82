package io.groundspeed.job.claim;

/**
 * The order in which waiting jobs run: by the time that each is due, every level of priority being
 * worth a minute of it. No column, but an expression of the index of those that wait; who asks for
 * it in other words walks over the table.
 */
public final class RunOrder {
  /** The expression, over the columns of {@code background_jobs}; a {@code timestamptz}. */
  public static final String SQL =
      "groundspeed.job_run_order(coalesce(scheduled_at, created_at), priority)";

  private RunOrder() {}
}
