package io.groundspeed.query.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's plan for a statement, or why it is not available.
 *
 * @param refusal a sentence; null if there is a plan
 * @param statement the statement with which to read the plan manually; null if that is impossible
 * @param text the plan as PostgreSQL writes it; empty if there is none
 * @param tree its steps; null if there is none
 * @param tables the tables in the plan
 * @param scans scans of whole tables with a condition that keeps some rows
 */
public record QueryPlan(
    @Nullable String refusal,
    @Nullable String statement,
    String text,
    @Nullable PlanTree tree,
    List<TableFacts> tables,
    List<WholeScan> scans) {
  public QueryPlan {
    tables = List.copyOf(tables);
    scans = List.copyOf(scans);
  }

  static QueryPlan refused(String why, @Nullable String statement) {
    return new QueryPlan(why, statement, "", null, List.of(), List.of());
  }

  /** Returns whether there is a reason instead of a plan. */
  public boolean isRefused() {
    return refusal != null;
  }
}
