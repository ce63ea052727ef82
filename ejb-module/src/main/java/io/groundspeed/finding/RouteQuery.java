package io.groundspeed.finding;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.query.QueryCaller;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.Repeats;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A query as run by one caller.
 *
 * @param query of the caller's deployment
 * @param caller the metrics of this caller alone
 * @param route the endpoint, with the method that has most requests; null if the caller is a job,
 *     or there were no requests
 * @param requests of the endpoint's template, for all methods
 */
public record RouteQuery(
    QueryFigures query, QueryCaller caller, @Nullable Endpoint route, long requests) {
  /**
   * Returns how often one request runs the query: for the endpoint's method, or else for the method
   * whose requests run it most often; null if unknown.
   */
  public @Nullable Repeats repeats() {
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
   * Returns how often a request that runs the query does so. This is the median or, if repeats were
   * not counted, the average over all requests of the endpoint; NaN if there were no requests.
   */
  public double perRequest() {
    Repeats counted = repeats();
    if (counted != null) {
      return counted.median();
    }
    return requests == 0 ? Double.NaN : caller.calls() / (double) requests;
  }

  /** Returns whether the statement runs repeatedly where one execution would do (N+1). */
  public boolean isRepeated() {
    Repeats counted = repeats();
    return query.hash() != null
        && (counted == null ? perRequest() >= Repeats.MANY : counted.areMany());
  }

  /**
   * Returns the query's total time per request of the endpoint's template in ms; 0 if there were no
   * requests.
   */
  public double timePerRequest() {
    return requests == 0 ? 0 : caller.totalMs() / requests;
  }
}
