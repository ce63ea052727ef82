package io.groundspeed.web.queries;

import io.groundspeed.format.Format;
import io.groundspeed.query.QueryHistory;
import io.groundspeed.query.QueryPoint;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.frame.TimeAxis;
import io.groundspeed.web.frame.TimeChart;
import java.util.Comparator;
import java.util.List;

/** A query over time, as a chart, a sentence and table rows. */
public final class TrendOfQuery {
  private final TimeRange range;
  private final List<QueryPoint> points;
  private final List<QueryPoint> regressions;

  TrendOfQuery(TimeRange range, QueryHistory history) {
    this.range = range;
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

  /** Returns the text alternative of the chart. */
  public String getSentence() {
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

  /** Returns the configuration of the chart. */
  public String getJson() {
    return new TimeChart<>(range, points, QueryPoint::start)
        .marking(this::isRegression)
        .line(
            "p95",
            "--line",
            false,
            QueryPoint::p95,
            point ->
                "p95 %s, %s%s"
                    .formatted(
                        Format.duration(point.p95()),
                        TimesChart.calls(point.calls()),
                        isRegression(point) ? ", slower than before" : ""))
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
