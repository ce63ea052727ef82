package io.groundspeed.endpoint;

import io.groundspeed.telemetry.sketch.Sketch;
import java.time.Duration;
import java.time.Instant;

/**
 * A route in one step of time; times are in milliseconds, NaN where nobody came.
 *
 * @param start of the step
 * @param covered how much of the step the range holds
 * @param errors answered with a status of 500 or more
 */
public record EndpointPoint(
    Instant start, Duration covered, long requests, long errors, double p50, double p95) {
  private static final double SECONDS_A_MINUTE = 60;

  static EndpointPoint of(Instant start, Duration covered, Sketch time, long errors) {
    return new EndpointPoint(
        start, covered, time.count(), errors, time.quantile(0.5), time.quantile(0.95));
  }

  /** Returns how many a minute a number of this step's requests are. */
  public double perMinute(long count) {
    return count * SECONDS_A_MINUTE / covered.toSeconds();
  }
}
