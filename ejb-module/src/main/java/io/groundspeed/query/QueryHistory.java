package io.groundspeed.query;

import java.util.List;

/**
 * What a query did over a range of time.
 *
 * @param points one for each step of the range, empty ones included
 * @param bars how long its executions took; none where there were none
 */
public record QueryHistory(List<QueryPoint> points, List<TimeBar> bars) {
  public QueryHistory {
    points = List.copyOf(points);
    bars = List.copyOf(bars);
  }

  /** Returns the points at which it was suddenly slower than before. */
  public List<QueryPoint> regressions() {
    return Regressions.in(points);
  }
}
