package io.groundspeed.finding;

import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.plan.QueryPlan;
import java.util.ArrayList;
import java.util.List;

/** What to do about a query; nothing where nothing stands out. */
public final class QueryAdvice {
  private QueryAdvice() {}

  /** Returns what follows from its figures. */
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

  /** Returns what follows from its plan, the largest table first. */
  public static List<Recommendation> of(QueryPlan plan) {
    return PlanAdvice.of(plan);
  }
}
