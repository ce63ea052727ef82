package io.groundspeed.query;

import java.util.Comparator;

/** What was found about a slow query; times in milliseconds, percentiles of executions. */
public record SlowQuery(
    String name, double averageMs, double p50Ms, double p95Ms, double p99Ms, long executions) {
  static final Comparator<SlowQuery> BY_TOTAL_TIME =
      Comparator.comparingDouble((SlowQuery query) -> query.averageMs * query.executions)
          .reversed()
          .thenComparing(SlowQuery::name);
}
