package io.groundspeed.web.queries;

import static java.util.stream.Collectors.joining;

import io.groundspeed.format.Format;
import io.groundspeed.query.QueryHistory;
import io.groundspeed.query.QueryPoint;
import io.groundspeed.query.plan.PlanChange;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.frame.TimeAxis;
import io.groundspeed.web.frame.TimeChart;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A query over time, as a chart, a sentence and table rows. */
public final class TrendOfQuery {
  private final TimeRange range;
  private final List<QueryPoint> points;
  private final List<QueryPoint> regressions;
  private final List<PlanChange> changes;

  /**
   * @param plans that the query had, the latest first; empty if they are not known
   */
  TrendOfQuery(TimeRange range, QueryHistory history, List<PlanChange> plans) {
    this.range = range;
    changes = plans.stream().filter(plan -> !plan.first()).toList();
    points = history.points();
    regressions = history.regressions();
  }

  /** Returns the points at which the query ran, latest first. */
  public List<QueryPoint> getRows() {
    return points.stream()
        .filter(point -> point.calls() > 0)
        .sorted(Comparator.comparing(QueryPoint::start).reversed())
        .toList();
  }

  /** Returns the axis label of a point. */
  public String label(QueryPoint point) {
    return new TimeAxis(range).label(point.start());
  }

  private String named(QueryPoint point) {
    return new TimeAxis(range).named(point.start());
  }

  /** Returns whether the query became much slower at a point. */
  public boolean isRegression(QueryPoint point) {
    return regressions.contains(point);
  }

  /** Returns what changed at a point: it became slower, it had another plan, or both. */
  public String change(QueryPoint point) {
    if (isSlowerPlan(point)) {
      return "slower with another plan";
    }
    boolean replanned = !changesAt(point).isEmpty();
    return isRegression(point)
        ? replanned ? "slower, another plan" : "slower"
        : replanned ? "another plan" : "–";
  }

  private boolean isSlowerPlan(QueryPoint point) {
    return changesAt(point).stream().anyMatch(PlanChange::isSlower);
  }

  /** Returns the plans that were first seen at a point. */
  private List<PlanChange> changesAt(QueryPoint point) {
    Instant end = point.start().plus(range.step());
    return changes.stream()
        .filter(change -> !change.plan().firstSeenAt().isBefore(point.start()))
        .filter(change -> change.plan().firstSeenAt().isBefore(end))
        .toList();
  }

  /** Returns the text alternative of the chart. */
  public String getSentence() {
    return worst() + points.stream().flatMap(this::slowerPlans).limit(1).collect(joining());
  }

  private Stream<String> slowerPlans(QueryPoint point) {
    return changesAt(point).stream()
        .filter(PlanChange::isSlower)
        .map(
            change ->
                " With the plan %s, first seen at %s, p95 rose from %s to %s."
                    .formatted(
                        change.plan().hash(),
                        named(point),
                        Format.duration(change.before().p95()),
                        Format.duration(change.after().p95())));
  }

  private String worst() {
    return getRows().stream()
        .max(Comparator.comparingDouble(QueryPoint::p95))
        .map(
            worst ->
                "p95 of the query: highest %s at %s, over %s in all; %s."
                    .formatted(
                        Format.duration(worst.p95()),
                        named(worst),
                        TimesChart.calls(points.stream().mapToLong(QueryPoint::calls).sum()),
                        slower()))
        .orElse("The query did not run in this range.");
  }

  private String slower() {
    return regressions.isEmpty()
        ? "never more than twice as slow as before"
        : "more than twice as slow as before at "
            + String.join(", ", regressions.stream().limit(3).map(this::named).toList())
            + (regressions.size() > 3 ? ", …" : "");
  }

  private String told(QueryPoint point) {
    String change = change(point);
    return change.equals("–")
        ? ""
        : change.equals("slower") ? ", slower than before" : ", " + change;
  }

  /** Returns the configuration of the chart. */
  public String getJson() {
    return new TimeChart<>(range, points, QueryPoint::start)
        .marking(point -> isRegression(point) || isSlowerPlan(point))
        .line(
            "p95",
            "--line",
            false,
            QueryPoint::p95,
            point ->
                "p95 %s, %s%s"
                    .formatted(
                        Format.duration(point.p95()), TimesChart.calls(point.calls()), told(point)))
        .marking(point -> false)
        .line(
            "average",
            "--phase-4",
            true,
            QueryPoint::averageMs,
            point -> "average " + Format.duration(point.averageMs()))
        .lines("ms");
  }
}
