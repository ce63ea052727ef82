package io.groundspeed.query.plan;

import java.util.List;

/**
 * A plan step that reads a whole table and keeps some of its rows.
 *
 * @param table the table that is read
 * @param kept number of rows expected to satisfy the condition
 * @param condition as written in the plan
 * @param columns that the condition compares, those compared for equality first; empty if unknown
 */
public record WholeScan(TableFacts table, double kept, String condition, List<String> columns) {
  public WholeScan {
    columns = List.copyOf(columns);
  }
}
