package io.groundspeed.web.frame;

import io.groundspeed.web.csv.Exact;
import java.util.List;

/** The first rows of a list in the requested order, and how many there are. */
public abstract class CutTable<T> {
  private static final int LISTED = 100;

  private final List<T> rows;
  private final int total;

  /**
   * @param all all matching rows
   */
  protected CutTable(List<T> all, TableOrder<T> order) {
    rows = order.sort(all).stream().limit(Exact.rows(LISTED)).toList();
    total = all.size();
  }

  /** Returns the first rows in the requested order. */
  public List<T> rows() {
    return rows;
  }

  /** Returns the number of all matching rows. */
  public int total() {
    return total;
  }

  /** Returns whether more rows match than are listed. */
  public boolean isCut() {
    return total > rows.size();
  }
}
