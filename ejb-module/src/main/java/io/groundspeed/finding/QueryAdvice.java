package io.groundspeed.finding;

import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.plan.QueryPlan;
import java.util.ArrayList;
import java.util.List;

/** Recommendations for a query; empty if nothing is noteworthy. */
public final class QueryAdvice {
  private QueryAdvice() {}

  /** Returns recommendations derived from its metrics. */
  public static List<Recommendation> of(QueryRuns runs) {
    List<Recommendation> advice = new ArrayList<>();
    runs.callers().stream()
        .filter(RouteQuery::isRepeated)
        .forEach(run -> advice.add(FigureAdvice.askOnce(run)));
    for (QueryFigures query : runs.figures()) {
      FigureAdvice.fewerRows(query).ifPresent(advice::add);
      FigureAdvice.failures(query).ifPresent(advice::add);
    }
    return advice;
  }

  /** Returns recommendations derived from its plan, the largest table first. */
  public static List<Recommendation> of(QueryPlan plan) {
    return PlanAdvice.of(plan);
  }
}
