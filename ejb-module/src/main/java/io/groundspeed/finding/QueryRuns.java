package io.groundspeed.finding;

import io.groundspeed.query.QueryFigures;
import java.util.List;

/**
 * One query and its callers.
 *
 * @param figures one entry per deployment that ran it, longest total time first
 * @param callers the callers in all deployments
 */
public record QueryRuns(List<QueryFigures> figures, List<RouteQuery> callers) {
  public QueryRuns {
    figures = List.copyOf(figures);
    callers = List.copyOf(callers);
  }
}
