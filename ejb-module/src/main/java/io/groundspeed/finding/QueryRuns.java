package io.groundspeed.finding;

import io.groundspeed.query.QueryFigures;
import java.util.List;

/**
 * One query and who runs it.
 *
 * @param figures once for each deployment that ran it, the most time first
 * @param callers of all of them
 */
public record QueryRuns(List<QueryFigures> figures, List<RouteQuery> callers) {
  public QueryRuns {
    figures = List.copyOf(figures);
    callers = List.copyOf(callers);
  }
}
