package io.groundspeed.query.plan;

import java.util.List;

/**
 * A step of a plan that reads a whole table to keep some of its rows.
 *
 * @param table that is read
 * @param kept rows that are expected to satisfy the condition
 * @param condition as the plan writes it
 * @param columns that the condition compares, equal ones first; empty where it can't be told
 */
public record WholeScan(TableFacts table, double kept, String condition, List<String> columns) {
  public WholeScan {
    columns = List.copyOf(columns);
  }
}
