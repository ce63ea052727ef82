package io.groundspeed.query;

import io.groundspeed.telemetry.Sketch;
import java.time.Instant;

/**
 * A slow query; times are in milliseconds. The slowest come first in their order.
 *
 * @param queryName given by a developer, or {@code sql:} and the hash
 * @param lastExecuted to the width of the sketches, an hour at most
 */
public record SlowQuery(
    String queryName,
    double averageMs,
    double p50,
    double p95,
    double p99,
    long executions,
    Instant lastExecuted)
    implements Comparable<SlowQuery> {
  static SlowQuery of(String queryName, Sketch time, Instant lastExecuted) {
    return new SlowQuery(
        queryName,
        time.mean(),
        time.quantile(0.5),
        time.quantile(0.95),
        time.quantile(0.99),
        time.count(),
        lastExecuted);
  }

  @Override
  public int compareTo(SlowQuery other) {
    int slower = Double.compare(other.averageMs, averageMs);
    return slower != 0 ? slower : queryName.compareTo(other.queryName);
  }
}
