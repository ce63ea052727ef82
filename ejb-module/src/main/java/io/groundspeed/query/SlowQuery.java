package io.groundspeed.query;

import io.groundspeed.telemetry.sketch.Sketch;
import java.time.Instant;
import java.util.Comparator;

/**
 * Metrics of a slow query. Times are in milliseconds; percentiles are of executions.
 *
 * @param name given by a developer, or {@code sql:} and the hash
 * @param lastExecuted to the resolution of the sketches, an hour at most
 */
public record SlowQuery(
    String name,
    double averageMs,
    double p50Ms,
    double p95Ms,
    double p99Ms,
    long executions,
    Instant lastExecuted) {
  static final Comparator<SlowQuery> BY_TOTAL_TIME =
      Comparator.comparingDouble((SlowQuery query) -> query.averageMs * query.executions)
          .reversed()
          .thenComparing(SlowQuery::name);

  static SlowQuery of(String name, Sketch time, Instant lastExecuted) {
    return new SlowQuery(
        name,
        time.mean(),
        time.quantile(0.5),
        time.quantile(0.95),
        time.quantile(0.99),
        time.count(),
        lastExecuted);
  }

  /** Returns whether its average or 95th percentile is above a threshold. */
  boolean isAbove(double thresholdMs) {
    return averageMs > thresholdMs || p95Ms > thresholdMs;
  }
}
