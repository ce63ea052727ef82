package io.groundspeed.query.plan;

import java.util.Set;

/**
 * What the catalogue knows of a table.
 *
 * @param name with its schema, quoted where it must be; of the whole table where it is a partition
 * @param rows as the statistics estimate, negative where there are none
 * @param partitioned whether it is made of partitions
 * @param columns its own
 * @param indexed columns that an index begins with
 */
public record TableFacts(
    String name, double rows, boolean partitioned, Set<String> columns, Set<String> indexed) {
  public TableFacts {
    columns = Set.copyOf(columns);
    indexed = Set.copyOf(indexed);
  }

  /** Returns whether PostgreSQL has never looked at it. */
  public boolean isUnknown() {
    return rows < 0;
  }
}
