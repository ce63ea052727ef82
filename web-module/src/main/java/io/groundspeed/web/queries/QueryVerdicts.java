package io.groundspeed.web.queries;

import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.query.QuerySummaries;
import io.groundspeed.query.QueryTotal;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.Rating;
import io.groundspeed.web.frame.Format;
import io.groundspeed.web.frame.Screen;
import io.groundspeed.web.overview.Target;
import io.groundspeed.web.overview.TargetSource;
import io.groundspeed.web.overview.Verdict;
import io.groundspeed.web.overview.VerdictSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What statements have to say on the Overview. */
@ApplicationScoped
class QueryVerdicts implements VerdictSource, TargetSource {
  private static final String PATH = Screen.QUERIES.getPath();
  private static final double AVERAGE_MS = 50;
  private static final double P95_MS = 100;
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
    return of(summaries.queries(new QueryFilter(range, null, null)));
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
      return List.of(Verdict.of(Rating.GOOD, "No query averages over 100 ms", PATH));
    }
    List<Verdict> verdicts = new ArrayList<>();
    if (slow.size() > 1) {
      verdicts.add(
          Verdict.of(
                  Rating.NEEDS_IMPROVEMENT,
                  "%s queries average over 100 ms".formatted(Format.exact((long) slow.size())),
                  PATH)
              .with("sort", "-avg"));
    }
    slow.stream().limit(MOST).map(QueryVerdicts::slow).forEach(verdicts::add);
    return verdicts;
  }

  private static Verdict slow(QueryFigures query) {
    String sentence =
        "%s on average, over 100 ms: %s"
            .formatted(Format.duration(query.averageMs()), shortened(query.getLabel()));
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
        target("Average query", AVERAGE_MS, total.averageMs()),
        target("Query at p95", P95_MS, total.p95()));
  }

  private static Target target(String name, double below, double value) {
    boolean known = !Double.isNaN(value);
    return new Target(
        name,
        "< " + Format.duration(below),
        known ? Format.duration(value) : null,
        known ? value < below : null,
        PATH);
  }
}
