package io.groundspeed.query.plan;

import java.util.Set;

/**
 * Catalogue information about a table.
 *
 * @param name including its schema, quoted if necessary; for a partition, that of the whole table
 * @param rows estimated by the statistics; negative if there are none
 * @param partitioned whether the table is partitioned
 * @param columns the table's columns
 * @param indexed columns with which an index begins
 */
public record TableFacts(
    String name, double rows, boolean partitioned, Set<String> columns, Set<String> indexed) {
  public TableFacts {
    columns = Set.copyOf(columns);
    indexed = Set.copyOf(indexed);
  }

  /** Returns whether PostgreSQL has no statistics of the table. */
  public boolean isUnknown() {
    return rows < 0;
  }
}
