package io.groundspeed.web.vitals;

import io.groundspeed.vitals.PageSummary;
import java.util.List;

/**
 * The list of pages.
 *
 * @param pages the first pages in the requested order
 * @param total number of all pages
 */
public record PageTable(List<PageSummary> pages, int total) {
  private static final int LISTED = 100;

  static PageTable of(List<PageSummary> pages, PageOrder order) {
    return new PageTable(order.sort(pages).stream().limit(LISTED).toList(), pages.size());
  }

  /** Returns whether there are more pages than are listed. */
  public boolean isCut() {
    return total > pages.size();
  }
}
