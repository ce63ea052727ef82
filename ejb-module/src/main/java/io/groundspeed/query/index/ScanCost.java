package io.groundspeed.query.index;

/**
 * What it costs to read a table by an index that does not exist, in PostgreSQL's units and with its
 * default settings, as its {@code costsize.c} estimates it.
 */
final class ScanCost {
  /** {@code random_page_cost}. */
  private static final double RANDOM_PAGE = 4;

  /** Finding the first row: a few comparisons and upper pages, which are in memory. */
  private static final double DESCENT = 0.5;

  /** {@code cpu_tuple_cost} with a comparison. */
  private static final double ROW = 0.0125;

  private ScanCost() {}

  /**
   * Returns the cost of a bitmap scan that finds some rows: the pages by the formula of Mackert and
   * Lohman, and their price between random and sequential.
   */
  static double bitmap(Table table, double rows) {
    double all = Math.max(1, table.pages());
    double pages = Math.min(all, 2 * all * rows / (2 * all + rows));
    double price =
        pages < 2 ? RANDOM_PAGE : RANDOM_PAGE - (RANDOM_PAGE - 1) * Math.sqrt(pages / all);
    return DESCENT + Math.max(1, pages) * price + ROW * rows;
  }

  /** Returns the cost of reading rows in the order of an index, each from another page. */
  static double inOrder(Table table, double rows) {
    return DESCENT + RANDOM_PAGE * Math.min(rows, Math.max(1, table.pages())) + ROW * rows;
  }

  /** Returns the cost of one look-up that finds some rows, each in another page. */
  static double lookUp(double rows) {
    return DESCENT + RANDOM_PAGE * rows;
  }
}
