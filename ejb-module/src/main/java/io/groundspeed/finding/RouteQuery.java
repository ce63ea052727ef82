package io.groundspeed.finding;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.query.QueryCaller;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.Repeats;
import java.util.Comparator;

/**
 * A query as one caller runs it.
 *
 * @param query of the caller's deployment
 * @param caller what it does for this caller alone
 * @param route by the method that it is asked by most; null where the caller is a job, or nobody
 *     asked
 * @param requests of the route, whatever their method
 */
public record RouteQuery(QueryFigures query, QueryCaller caller, Endpoint route, long requests) {
  /**
   * Returns how often one request runs it: of the route's method, else of the method whose requests
   * run it most often; null where that isn't known.
   */
  public Repeats repeats() {
    return caller.repeats().stream()
        .filter(each -> route != null && each.method().equals(route.method()))
        .findFirst()
        .orElseGet(
            () ->
                caller.repeats().stream()
                    .max(Comparator.comparingDouble(Repeats::p95))
                    .orElse(null));
  }

  /**
   * Returns how often a request that runs it does: the median; the average over all requests of the
   * route where repeats were not counted yet, NaN where there was no request.
   */
  public double perRequest() {
    Repeats counted = repeats();
    if (counted != null) {
      return counted.median();
    }
    return requests == 0 ? Double.NaN : caller.calls() / (double) requests;
  }

  /** Returns whether it is a statement that runs over and over where one would do: N+1. */
  public boolean isRepeated() {
    Repeats counted = repeats();
    return query.hash() != null
        && (counted == null ? perRequest() >= Repeats.MANY : counted.areMany());
  }
}
