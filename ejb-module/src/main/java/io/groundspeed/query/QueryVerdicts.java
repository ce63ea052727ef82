package io.groundspeed.query;

import io.groundspeed.format.Format;
import io.groundspeed.format.Quantity;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Place;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Since;
import io.groundspeed.verdict.Target;
import io.groundspeed.verdict.TargetSource;
import io.groundspeed.verdict.Thresholds;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import io.groundspeed.verdict.VerdictSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Verdicts about queries, for the Overview. */
@ApplicationScoped
class QueryVerdicts implements VerdictSource, TargetSource {
  private static final String PATH = Screen.QUERIES.getPath();
  private static final double VERY_SLOW_MS = 1_000;
  private static final int SHOWN = 80;
  private static final String AT_MOST = "≤ " + Thresholds.slowQuery();

  /** The beginning is searched for the slowest queries only, one read each. */
  private static final int MOST_DATED = 5;

  private static final Pattern COLUMNS =
      Pattern.compile("^select\\s+(?!…).*?\\sfrom\\s", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final VerdictSubject SLOW =
      VerdictSubject.of(
          "slow queries", Place.of(Screen.QUERIES).with("sort", "-avg"), QueryVerdicts::together);

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
    List<QueryFigures> now = summaries.queries(QueryFilter.ofApplications(range));
    List<QueryFigures> before =
        isAnySlow(now) ? summaries.queries(QueryFilter.ofApplications(range.before())) : List.of();
    return of(now, before, query -> since(range, query));
  }

  private static boolean isAnySlow(List<QueryFigures> queries) {
    return queries.stream().anyMatch(QueryFigures::isSlow);
  }

  private @Nullable Since since(TimeRange range, QueryFigures query) {
    QueryFilter filter = new QueryFilter(Since.searched(range), query.deployment(), null, false);
    return Since.find(
        range,
        summaries.history(filter, query.name()).points(),
        QueryPoint::start,
        point -> point.calls() == 0 ? null : point.averageMs() > Thresholds.SLOW_QUERY_MS);
  }

  /**
   * @param now the queries of the range
   * @param before those of the previous period
   * @param since returns when a query became slow; null if unknown
   */
  static List<Verdict> of(
      List<QueryFigures> now,
      List<QueryFigures> before,
      Function<QueryFigures, @Nullable Since> since) {
    if (now.isEmpty()) {
      return List.of(Verdict.of(null, "No statements were seen in this range", PATH));
    }
    List<QueryFigures> slow =
        now.stream()
            .filter(QueryFigures::isSlow)
            .sorted(Comparator.comparingDouble(QueryFigures::averageMs).reversed())
            .toList();
    if (slow.isEmpty()) {
      return List.of(
          Verdict.of(Rating.GOOD, "No query averages over " + Thresholds.slowQuery(), PATH));
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (QueryFigures query : slow) {
      Since began = verdicts.size() < MOST_DATED ? since.apply(query) : null;
      verdicts.add(slow(query, average(before, query)).since(began));
    }
    return verdicts;
  }

  private static double average(List<QueryFigures> before, QueryFigures query) {
    return before.stream()
        .filter(
            other ->
                other.name().equals(query.name()) && other.deployment().equals(query.deployment()))
        .mapToDouble(QueryFigures::averageMs)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static Verdict slow(QueryFigures query, double averageBefore) {
    String average = Format.duration(query.averageMs());
    return Verdict.of(
            query.averageMs() > VERY_SLOW_MS ? Rating.POOR : Rating.NEEDS_IMPROVEMENT,
            "A query averages %s: %s".formatted(average, shortened(query.getLabel())),
            PATH)
        .with("query", query.name())
        .with("deployment", query.deployment())
        .about(SLOW)
        .measured(query.averageMs(), Quantity.DURATION, AT_MOST)
        .changed(Change.ofCost(query.averageMs(), averageBefore, Quantity.DURATION))
        .distant(query.averageMs() / Thresholds.SLOW_QUERY_MS);
  }

  private static String together(List<Verdict> slow) {
    return "%s queries average over %s; the slowest averages %s"
        .formatted(
            Format.exact((long) slow.size()),
            Thresholds.slowQuery(),
            Format.text(slow.get(0).measured().value()));
  }

  /** Leaves out the columns: what a statement reads from identifies it. */
  private static String shortened(String label) {
    String text = COLUMNS.matcher(label).replaceFirst("select … from ");
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  @Override
  public List<Target> targets(TimeRange range) {
    QueryTotal total = summaries.total(range);
    return List.of(
        target("Average query", Thresholds.AVERAGE_QUERY_MS, total.averageMs(), total.calls()),
        target("Query at p95", Thresholds.P95_QUERY_MS, total.p95(), total.calls()));
  }

  private static Target target(String name, double below, double value, long calls) {
    Target target = Target.of(name, "< " + Format.duration(below), Place.of(Screen.QUERIES));
    Boolean met = calls < Thresholds.LEAST_RATED ? null : Boolean.valueOf(value < below);
    return Double.isNaN(value) ? target : target.measured(value, Quantity.DURATION, met);
  }
}
