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
import java.util.List;

/** What statements have to say on the Overview. */
@ApplicationScoped
class QueryVerdicts implements VerdictSource, TargetSource {
  private static final String PATH = Screen.QUERIES.getPath();
  private static final double AVERAGE_MS = 50;
  private static final double P95_MS = 100;

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
    return List.of(verdict(summaries.queries(new QueryFilter(range, null, null))));
  }

  static Verdict verdict(List<QueryFigures> queries) {
    if (queries.isEmpty()) {
      return Verdict.of(null, "No statements were seen in this range", PATH);
    }
    long slow = queries.stream().filter(QueryFigures::isSlow).count();
    return slow == 0
        ? Verdict.of(Rating.GOOD, "No query averages over 100 ms", PATH)
        : Verdict.of(
            Rating.NEEDS_IMPROVEMENT,
            "%s %s over 100 ms"
                .formatted(Format.exact(slow), slow == 1 ? "query averages" : "queries average"),
            PATH);
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
