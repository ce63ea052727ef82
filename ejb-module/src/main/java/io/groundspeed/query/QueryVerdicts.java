package io.groundspeed.query;

import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Target;
import io.groundspeed.verdict.TargetSource;
import io.groundspeed.verdict.Thresholds;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Verdicts about queries, for the Overview. */
@ApplicationScoped
class QueryVerdicts implements VerdictSource, TargetSource {
  private static final String PATH = Screen.QUERIES.getPath();
  private static final double VERY_SLOW_MS = 1_000;
  private static final int MOST = 3;
  private static final int SHOWN = 80;

  private QuerySummaries summaries;

  protected QueryVerdicts() {}

  @Inject
  QueryVerdicts(QuerySummaries summaries) {
    this.summaries = summaries;
  }

  @Override
  public String about() {
    return "Queries";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    return of(summaries.queries(QueryFilter.ofApplications(range)));
  }

  static List<Verdict> of(List<QueryFigures> queries) {
    if (queries.isEmpty()) {
      return List.of(Verdict.of(null, "No statements were seen in this range", PATH));
    }
    List<QueryFigures> slow =
        queries.stream()
            .filter(QueryFigures::isSlow)
            .sorted(Comparator.comparingDouble(QueryFigures::averageMs).reversed())
            .toList();
    if (slow.isEmpty()) {
      return List.of(
          Verdict.of(Rating.GOOD, "No query averages over " + Thresholds.slowQuery(), PATH));
    }
    List<Verdict> verdicts = new ArrayList<>();
    if (slow.size() > 1) {
      verdicts.add(
          Verdict.of(
                  Rating.NEEDS_IMPROVEMENT,
                  "%s queries average over %s"
                      .formatted(Format.exact((long) slow.size()), Thresholds.slowQuery()),
                  PATH)
              .with("sort", "-avg"));
    }
    slow.stream().limit(MOST).map(QueryVerdicts::slow).forEach(verdicts::add);
    return verdicts;
  }

  private static Verdict slow(QueryFigures query) {
    String sentence =
        "%s on average, over %s: %s"
            .formatted(
                Format.duration(query.averageMs()),
                Thresholds.slowQuery(),
                shortened(query.getLabel()));
    return Verdict.of(
            query.averageMs() > VERY_SLOW_MS ? Rating.POOR : Rating.NEEDS_IMPROVEMENT,
            sentence,
            PATH)
        .with("query", query.name())
        .with("deployment", query.deployment());
  }

  private static String shortened(String label) {
    return label.length() <= SHOWN ? label : label.substring(0, SHOWN) + "…";
  }

  @Override
  public List<Target> targets(TimeRange range) {
    QueryTotal total = summaries.total(range);
    return List.of(
        target("Average query", Thresholds.AVERAGE_QUERY_MS, total.averageMs(), total.calls()),
        target("Query at p95", Thresholds.P95_QUERY_MS, total.p95(), total.calls()));
  }

  private static Target target(String name, double below, double value, long calls) {
    boolean known = !Double.isNaN(value);
    return new Target(
        name,
        "< " + Format.duration(below),
        known ? Format.duration(value) : null,
        calls < Thresholds.LEAST_RATED ? null : Boolean.valueOf(value < below),
        PATH);
  }
}
