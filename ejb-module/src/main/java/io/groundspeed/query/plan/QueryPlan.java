package io.groundspeed.query.plan;

import java.util.List;

/**
 * How PostgreSQL would run a statement, or why that is not known.
 *
 * @param refusal a sentence; null where there is a plan
 * @param statement what can be run by hand for the same; null where nothing can
 * @param text the plan as PostgreSQL writes it; empty where there is none
 * @param tables that are in it
 * @param scans of whole tables of which a condition keeps some rows
 */
public record QueryPlan(
    String refusal, String statement, String text, List<TableFacts> tables, List<WholeScan> scans) {
  public QueryPlan {
    tables = List.copyOf(tables);
    scans = List.copyOf(scans);
  }

  static QueryPlan refused(String why, String statement) {
    return new QueryPlan(why, statement, "", List.of(), List.of());
  }

  /** Returns whether there is a reason instead of a plan. */
  public boolean isRefused() {
    return refusal != null;
  }
}
