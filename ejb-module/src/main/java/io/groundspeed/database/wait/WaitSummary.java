package io.groundspeed.database.wait;

import java.util.List;

/**
 * What the sessions of a database waited for in a time range.
 *
 * @param points in chronological order
 * @param rows by query and caller, most time first
 * @param databases all databases that were sampled in the range, by name
 */
public record WaitSummary(List<WaitPoint> points, List<WaitFigures> rows, List<String> databases) {
  public WaitSummary {
    points = List.copyOf(points);
    rows = List.copyOf(rows);
    databases = List.copyOf(databases);
  }

  /** Returns the seconds of all rows together. */
  public long total() {
    return rows.stream().mapToLong(WaitFigures::total).sum();
  }
}
