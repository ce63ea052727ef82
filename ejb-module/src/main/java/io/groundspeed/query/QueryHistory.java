package io.groundspeed.query;

import java.util.List;

/**
 * The history of a query over a time range.
 *
 * @param points one for each step of the range, including empty ones
 * @param bars the distribution of its durations; empty if there were no executions
 */
public record QueryHistory(List<QueryPoint> points, List<TimeBar> bars) {
  public QueryHistory {
    points = List.copyOf(points);
    bars = List.copyOf(bars);
  }

  /** Returns the points at which it became suddenly slower. */
  public List<QueryPoint> regressions() {
    return Regressions.in(points);
  }
}
