package io.groundspeed.query;

import io.groundspeed.telemetry.sketch.Sketch;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * How often one request runs a statement, over the requests that run it at all.
 *
 * @param method HTTP method of the requests
 * @param requests number of requests that ran it
 * @param share of them that ran it more than once, 0 to 1
 * @param median executions per request
 * @param p95 95th percentile of the executions per request
 */
@JsonbPropertyOrder({"method", "requests", "share", "median", "p95"})
public record Repeats(String method, long requests, double share, double median, double p95) {
  /** At this many executions per request, a statement probably runs once per row (N+1). */
  public static final double MANY = 10;

  private static final double MORE_THAN_ONCE = 1.5;

  /**
   * The sketches' buckets are wider than a half from 50 on. Below that, rounding gives the exact
   * number.
   */
  static Repeats of(String method, Sketch times) {
    return new Repeats(
        method,
        times.count(),
        times.countBetween(MORE_THAN_ONCE, Double.MAX_VALUE) / (double) times.count(),
        Math.rint(times.quantile(0.5)),
        Math.rint(times.quantile(0.95)));
  }

  /** Returns whether at least one request in twenty runs it {@value #MANY} times or more (N+1). */
  public boolean areMany() {
    return p95 >= MANY;
  }
}
