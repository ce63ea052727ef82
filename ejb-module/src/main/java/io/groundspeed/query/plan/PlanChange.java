package io.groundspeed.query.plan;

import io.groundspeed.query.QueryTotal;

/**
 * A plan of a statement, and how long the statement took before it was first seen and since.
 *
 * @param plan the plan
 * @param before the executions of the day before it was first seen
 * @param after the executions of the day after it was first seen, until now at most
 * @param first whether no other plan was seen before it, so that there is nothing to compare
 */
public record PlanChange(SeenPlan plan, QueryTotal before, QueryTotal after, boolean first) {
  /** Fewer executions than this say nothing about the 95th percentile. */
  private static final int LEAST_CALLS = 20;

  private static final double TIMES = 1.5;
  private static final double BY_MS = 5;

  /**
   * Returns whether the statement became slower with the plan: its 95th percentile is more than 1.5
   * times that of the day before, and at least 5 ms higher.
   */
  public boolean isSlower() {
    return !first && isSlower(before.calls(), before.p95(), after.calls(), after.p95());
  }

  /** Applies the rule of {@link #isSlower()} to calls and 95th percentiles (ms) of two periods. */
  static boolean isSlower(long callsBefore, double p95Before, long calls, double p95) {
    return callsBefore >= LEAST_CALLS
        && calls >= LEAST_CALLS
        && p95 > TIMES * p95Before
        && p95 - p95Before >= BY_MS;
  }
}
