package io.groundspeed.finding;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.query.QueryCaller;
import io.groundspeed.query.QueryFigures;

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
  /** From so many calls per request on a statement is likely to run once for each of many rows. */
  private static final double MANY = 10;

  /** Returns how often a request runs it on average, NaN where there was no request. */
  public double perRequest() {
    return requests == 0 ? Double.NaN : caller.calls() / (double) requests;
  }

  /** Returns whether it is a statement that runs over and over where one would do: N+1. */
  public boolean isRepeated() {
    return query.hash() != null && perRequest() >= MANY;
  }
}
