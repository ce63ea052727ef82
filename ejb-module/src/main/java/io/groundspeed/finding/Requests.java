package io.groundspeed.finding;

import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.query.QueryCaller;
import io.groundspeed.query.QueryFigures;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Request counts per endpoint template. Statements record the template that ran them but not its
 * HTTP method, so all methods of a template are counted together.
 */
final class Requests {
  private final Map<Route, Long> counts = new HashMap<>();
  private final Map<Route, EndpointFigures> busiest = new HashMap<>();

  Requests(List<EndpointFigures> endpoints) {
    for (EndpointFigures each : endpoints) {
      Route route = new Route(each.deployment(), each.template());
      counts.merge(route, each.requests(), Long::sum);
      busiest.merge(route, each, Requests::busier);
    }
  }

  private static EndpointFigures busier(EndpointFigures one, EndpointFigures other) {
    return Comparator.comparingLong(EndpointFigures::requests).compare(one, other) >= 0
        ? one
        : other;
  }

  /** Returns the metrics of a query for one of its callers. */
  RouteQuery run(QueryFigures query, QueryCaller caller) {
    Route route = new Route(query.deployment(), caller.endpoint());
    EndpointFigures known = busiest.get(route);
    return new RouteQuery(
        query, caller, known == null ? null : known.endpoint(), counts.getOrDefault(route, 0L));
  }

  private record Route(String deployment, String template) {}
}
