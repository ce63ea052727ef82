package io.groundspeed.web.vitals;

import io.groundspeed.vitals.PageSummary;
import java.util.List;

/**
 * The pages that are listed.
 *
 * @param pages the first of them in the order that was asked for
 * @param total how many there are
 */
public record PageTable(List<PageSummary> pages, int total) {
  private static final int LISTED = 100;

  static PageTable of(List<PageSummary> pages, PageOrder order) {
    return new PageTable(order.sort(pages).stream().limit(LISTED).toList(), pages.size());
  }

  /** Returns whether there are more than are listed. */
  public boolean isCut() {
    return total > pages.size();
  }
}
