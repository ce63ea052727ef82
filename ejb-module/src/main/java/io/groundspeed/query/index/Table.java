package io.groundspeed.query.index;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A table as the advice sees it.
 *
 * @param oid of the table, of the whole table for a partition
 * @param name including its schema, quoted if necessary
 * @param rows estimated by the statistics, at least 0
 * @param pages of 8 KiB
 * @param partitioned whether it has partitions
 * @param writesPerDay rows inserted, updated or deleted per day since its statistics were reset
 * @param columns by name
 * @param indexes all valid ones
 */
record Table(
    long oid,
    String name,
    double rows,
    double pages,
    boolean partitioned,
    double writesPerDay,
    Map<String, Column> columns,
    List<Index> indexes) {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  /** Share of the rows for a comparison without statistics, as PostgreSQL's own default. */
  private static final double UNKNOWN_EQUAL = 0.005;

  /**
   * Statistics of a column.
   *
   * @param position in the table
   * @param distinct number of different values; 0 if unknown
   * @param nulls share of rows without a value
   */
  record Column(int position, double distinct, double nulls) {}

  /**
   * An index.
   *
   * @param columns in its order, with {@code DESC} if they are stored in that order; empty if it
   *     contains an expression
   * @param predicate of a partial index; empty for none
   * @param needed whether a constraint or the replica identity needs it, or it is unique
   * @param special whether it does more than its columns say: it includes others, or has another
   *     operator class, collation or order of nulls than usual
   * @param scans since the statistics were reset
   * @param days since they were reset
   */
  record Index(
      String name,
      List<String> columns,
      String predicate,
      boolean needed,
      boolean special,
      long scans,
      double days,
      double bytes) {}

  Table with(Map<String, Column> itsColumns, List<Index> itsIndexes) {
    return new Table(oid, name, rows, pages, partitioned, writesPerDay, itsColumns, itsIndexes);
  }

  /** Returns the share of rows with one value of the column, 0 to 1. */
  double equalShare(String column) {
    Column known = columns.get(column);
    return known == null || known.distinct() <= 0
        ? UNKNOWN_EQUAL
        : (1 - known.nulls()) / known.distinct();
  }

  /** Returns the number of different values of a column; 0 if unknown. */
  double distinct(String column) {
    Column known = columns.get(column);
    return known == null ? 0 : known.distinct();
  }

  int position(String column) {
    Column known = columns.get(column);
    return known == null ? Integer.MAX_VALUE : known.position();
  }

  /** Returns a column's name as SQL needs it. */
  static String quoted(String column) {
    return PLAIN.matcher(column).matches() ? column : '"' + column.replace("\"", "\"\"") + '"';
  }
}
