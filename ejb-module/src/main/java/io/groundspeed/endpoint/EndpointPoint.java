package io.groundspeed.endpoint;

import io.groundspeed.telemetry.sketch.Sketch;
import java.time.Duration;
import java.time.Instant;

/**
 * The metrics of an endpoint in one time step. Times are in milliseconds, NaN if there were no
 * requests.
 *
 * @param start of the step
 * @param covered the part of the step that lies within the range
 * @param errors responses with a status of 500 or more
 */
public record EndpointPoint(
    Instant start,
    Duration covered,
    long requests,
    long errors,
    double p50,
    double p95,
    double averageMs) {
  private static final double SECONDS_A_MINUTE = 60;

  static EndpointPoint of(Instant start, Duration covered, Sketch time, long errors) {
    return new EndpointPoint(
        start, covered, time.count(), errors, time.quantile(0.5), time.quantile(0.95), time.mean());
  }

  /** Converts a number of requests of this step into a rate per minute. */
  public double perMinute(long count) {
    return count * SECONDS_A_MINUTE / covered.toSeconds();
  }
}
