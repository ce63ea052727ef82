package io.groundspeed.query.index;

import io.groundspeed.query.QueryFigures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements of advice before and after it was followed.
 *
 * @param before their mean p95 in milliseconds, weighted by their calls before
 * @param after the same with the same weights, so that another mix of statements is no change
 * @param calls after
 */
record Watched(double before, double after, long calls) {
  private static final Duration LEAST = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  /** A p95 of fewer calls depends on single ones. */
  private static final long LEAST_CALLS = 100;

  private static final double HELPED = 0.8;
  private static final double WORSE = 1.25;

  /** Compares the statements that ran both before and after. */
  static Watched of(List<String> hashes, List<QueryFigures> before, List<QueryFigures> after) {
    Map<String, QueryFigures> now =
        after.stream().collect(Collectors.toMap(Watched::key, each -> each, (one, other) -> one));
    double calls = 0;
    double was = 0;
    double is = 0;
    long counted = 0;
    for (QueryFigures old : before) {
      QueryFigures later = now.get(key(old));
      if (hashes.contains(old.hash()) && later != null) {
        calls += old.calls();
        was += old.calls() * old.p95();
        is += old.calls() * later.p95();
        counted += later.calls();
      }
    }
    return calls == 0
        ? new Watched(Double.NaN, Double.NaN, 0)
        : new Watched(was / calls, is / calls, counted);
  }

  private static String key(QueryFigures query) {
    return query.deployment() + " " + query.name();
  }

  boolean isKnown() {
    return calls > 0;
  }

  /**
   * Returns what came of the advice; empty as long as it is too early to say.
   *
   * @param since how long ago it was followed
   */
  Optional<AdviceState> verdict(Duration since) {
    boolean enough = calls >= LEAST_CALLS && since.compareTo(LEAST) >= 0;
    if (enough && after <= HELPED * before) {
      return Optional.of(AdviceState.HELPED);
    }
    if (enough && after >= WORSE * before) {
      return Optional.of(AdviceState.WORSE);
    }
    boolean over = enough && since.compareTo(DAY) >= 0 || since.compareTo(LONGEST) >= 0;
    return over ? Optional.of(AdviceState.NO_CHANGE) : Optional.empty();
  }
}
