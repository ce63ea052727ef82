package io.groundspeed.finding;

import io.groundspeed.endpoint.EndpointFigures;
import java.util.List;

/**
 * The endpoints that served a page, and the queries that they ran.
 *
 * @param endpoints most requests first
 * @param queries longest total time per request first
 * @param total number of queries, of which {@code queries} holds the first
 */
public record PageOrigin(List<EndpointFigures> endpoints, List<RouteQuery> queries, int total) {
  static final PageOrigin UNKNOWN = new PageOrigin(List.of(), List.of(), 0);

  public PageOrigin {
    endpoints = List.copyOf(endpoints);
    queries = List.copyOf(queries);
  }

  /** Returns whether this list of queries is shortened. */
  public boolean isCut() {
    return queries.size() < total;
  }
}
