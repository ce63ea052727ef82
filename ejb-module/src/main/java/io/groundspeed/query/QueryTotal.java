package io.groundspeed.query;

import io.groundspeed.telemetry.sketch.Sketch;

/**
 * The totals of one query or of all. Times are in milliseconds, NaN if there were no executions.
 */
public record QueryTotal(long calls, double averageMs, double p95) {
  static QueryTotal of(Sketch time) {
    return new QueryTotal(time.count(), time.mean(), time.quantile(0.95));
  }
}
