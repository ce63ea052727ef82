package io.groundspeed.query;

import io.groundspeed.telemetry.sketch.Sketch;
import java.time.Instant;

/**
 * The metrics of a query in one time step. Times are in milliseconds, NaN if it did not run.
 *
 * @param start of the step
 */
public record QueryPoint(Instant start, long calls, double averageMs, double p95) {
  static QueryPoint of(Instant start, Sketch time) {
    return new QueryPoint(start, time.count(), time.mean(), time.quantile(0.95));
  }
}
