package io.groundspeed.query.index;

import java.util.List;
import java.util.Set;

/**
 * What one look at a database found.
 *
 * @param advice that which saves most first
 * @param existing the tables and columns of the indexes that exist, see {@link #key}
 */
record Findings(List<Advice> advice, Set<String> existing) {
  static String key(String table, String columns) {
    return table + " (" + columns + ")";
  }
}
