package io.groundspeed.query.index;

import java.util.ArrayList;
import java.util.List;

/** The columns of a sort that an index could replace. */
final class SortOrder {
  private static final String DESC = " DESC";

  private SortOrder() {}

  /**
   * Returns the columns that a sort orders by, with {@code DESC} where it is descending, unless all
   * are: an index can be read backwards.
   *
   * @param alias of the table
   * @return empty if it is no sort by plain columns of the table
   */
  static List<String> of(Step sort, Table table, String alias) {
    String keys = sort.node().isSort() ? sort.node().conditions().get("Sort Key") : null;
    List<String> order = new ArrayList<>();
    boolean descending = true;
    for (String key : keys == null ? new String[0] : keys.split(", ")) {
      boolean desc = key.endsWith(DESC);
      String column = desc ? key.substring(0, key.length() - DESC.length()) : key;
      int dot = column.indexOf('.');
      if (dot < 0 || !Comparison.plain(column.substring(0, dot)).equals(alias)) {
        return List.of();
      }
      String name = Comparison.plain(column.substring(dot + 1));
      if (!table.columns().containsKey(name)) {
        return List.of();
      }
      descending &= desc;
      order.add(desc ? name + DESC : name);
    }
    return descending ? order.stream().map(SortOrder::ascending).toList() : order;
  }

  private static String ascending(String column) {
    return column.substring(0, column.length() - DESC.length());
  }
}
