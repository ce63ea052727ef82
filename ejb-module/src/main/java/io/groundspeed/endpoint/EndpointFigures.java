package io.groundspeed.endpoint;

import io.groundspeed.telemetry.sketch.Sketch;

/**
 * Metrics of an endpoint. Counts and sums are exact, percentiles are within 1 %. Times are in
 * milliseconds.
 *
 * @param template the path template, never a raw path
 * @param errors responses with a status of 500 or more
 * @param share share of the total time of all endpoints in the same result, 0 to 1
 */
public record EndpointFigures(
    String deployment,
    String method,
    String template,
    long requests,
    long errors,
    double totalMs,
    double share,
    double averageMs,
    double minMs,
    double p50,
    double p95,
    double p99,
    double maxMs) {
  static EndpointFigures of(Endpoint endpoint, Sketch time, long errors, double totalOfAll) {
    return new EndpointFigures(
        endpoint.deployment(),
        endpoint.method(),
        endpoint.template(),
        time.count(),
        errors,
        time.sum(),
        totalOfAll > 0 ? time.sum() / totalOfAll : 0,
        time.mean(),
        time.min(),
        time.quantile(0.5),
        time.quantile(0.95),
        time.quantile(0.99),
        time.max());
  }

  /** Returns the endpoint of these metrics. */
  public Endpoint endpoint() {
    return new Endpoint(deployment, method, template);
  }

  /** Returns the share of requests that failed, 0 to 1; NaN if there were no requests. */
  public double getErrorRate() {
    return requests == 0 ? Double.NaN : errors / (double) requests;
  }
}
