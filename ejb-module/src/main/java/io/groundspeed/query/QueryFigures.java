package io.groundspeed.query;

import io.groundspeed.verdict.Thresholds;
import java.time.Instant;
import java.util.List;

/**
 * What a query of one deployment took; counts, sums and rows are exact, percentiles within 1 %.
 * Times are in milliseconds.
 *
 * @param name given by a developer, or {@code sql:} and the hash
 * @param hash of the statement's text, null where a developer gave the name
 * @param text the statement with {@code ?} for literals, null where a developer gave the name
 * @param share of the time of all queries of the same answer, 0 to 1
 * @param rows returned or changed, in all
 * @param endpoints what ran it, most time first
 * @param lastSeen when it ran last, also outside of the range: a statement to the minute, on any
 *     deployment; what a developer named to the width of the sketches, within the range
 */
public record QueryFigures(
    String name,
    String hash,
    String text,
    String deployment,
    long calls,
    long errors,
    double totalMs,
    double share,
    double averageMs,
    double p50,
    double p95,
    double p99,
    double maxMs,
    long rows,
    List<QueryCaller> endpoints,
    Instant lastSeen) {
  /** Returns whether it is slow on average: {@link Thresholds#SLOW_QUERY_MS}. */
  public boolean isSlow() {
    return averageMs > Thresholds.SLOW_QUERY_MS;
  }

  /** Returns what a slow query takes longer than, in words. */
  public String getSlowOver() {
    return Thresholds.slowQuery();
  }

  /** Returns the statement, or the name that a developer gave. */
  public String getLabel() {
    return text == null ? name : text;
  }
}
