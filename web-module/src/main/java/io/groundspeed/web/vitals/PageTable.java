package io.groundspeed.web.vitals;

import io.groundspeed.vitals.PageSummary;
import io.groundspeed.web.frame.CutTable;
import io.groundspeed.web.frame.TableOrder;
import java.util.List;

/** The list of pages. */
public final class PageTable extends CutTable<PageSummary> {
  PageTable(List<PageSummary> pages, TableOrder<PageSummary> order) {
    super(pages, order);
  }

  /** Returns the first pages in the requested order. */
  public List<PageSummary> pages() {
    return rows();
  }
}
