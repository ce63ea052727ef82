package io.groundspeed.query;

import io.groundspeed.verdict.Thresholds;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of a query in one deployment. Counts, sums and rows are exact, percentiles are within 1
 * %. Times are in milliseconds.
 *
 * @param name given by a developer, or {@code sql:} and the hash
 * @param hash of the statement's text; null for a name given by a developer
 * @param text the statement with {@code ?} for literals; null if unknown, or for a name given by a
 *     developer
 * @param share of the total time of all queries in the same result, 0 to 1
 * @param rows total number of rows returned or changed
 * @param endpoints its callers, longest total time first
 * @param lastSeen when it last ran. For a statement: to the minute, in any deployment, even outside
 *     the range. For named work: to the resolution of the sketches, within the range.
 */
public record QueryFigures(
    String name,
    @Nullable String hash,
    @Nullable String text,
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
  /** Returns whether its average exceeds {@link Thresholds#SLOW_QUERY_MS}. */
  public boolean isSlow() {
    return averageMs > Thresholds.SLOW_QUERY_MS;
  }

  /** Returns the threshold for slow queries, in words. */
  public String getSlowOver() {
    return Thresholds.slowQuery();
  }

  /** Returns the statement, or the name that a developer gave. */
  public String getLabel() {
    return text == null ? name : text;
  }
}
