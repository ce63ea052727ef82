package io.groundspeed.query.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one statement would need of an index on one table.
 *
 * @param equal columns that are compared for equality, in any order
 * @param then the column of a range, or the order of the rows, with {@code DESC} where it is
 *     descending
 * @param predicate that all its rows satisfy, for a partial index; empty for none
 * @param query the statement's hash
 * @param millisPerDay the time per day that the index is expected to save
 */
record Need(
    Table table,
    Set<String> equal,
    List<String> then,
    String predicate,
    String query,
    double millisPerDay) {

  /** Returns the columns as sets: the order within one does not matter. */
  List<Set<String>> groups() {
    List<Set<String>> groups = new ArrayList<>();
    if (!equal.isEmpty()) {
      groups.add(new LinkedHashSet<>(equal));
    }
    then.forEach(column -> groups.add(new LinkedHashSet<>(Set.of(column))));
    return groups;
  }

  int width() {
    return equal.size() + then.size();
  }
}
