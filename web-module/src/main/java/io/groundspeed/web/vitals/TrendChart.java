package io.groundspeed.web.vitals;

import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.vitals.TrendPoint;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.web.frame.TimeAxis;
import io.groundspeed.web.frame.TimeChart;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The 75th percentile of a metric over time, as a chart, a sentence and table rows. */
public final class TrendChart {
  private final VitalMetric metric;
  private final TimeRange range;
  private final List<TrendPoint> points;

  TrendChart(VitalMetric metric, TimeRange range, List<TrendPoint> points) {
    this.metric = metric;
    this.range = range;
    this.points = points;
  }

  /** Returns the points with samples, latest first. */
  public List<TrendPoint> getRows() {
    return known().sorted(Comparator.comparing(TrendPoint::start).reversed()).toList();
  }

  /** Returns the axis label of a point. */
  public String label(TrendPoint point) {
    return new TimeAxis(range).label(point.start());
  }

  private String named(TrendPoint point) {
    return new TimeAxis(range).named(point.start());
  }

  /** Returns the text alternative of the chart. */
  public String getSentence() {
    Optional<TrendPoint> highest = known().max(Comparator.comparingDouble(TrendPoint::p75));
    if (highest.isEmpty()) {
      return "No samples of %s in this range.".formatted(metric.name());
    }
    TrendPoint lowest = known().min(Comparator.comparingDouble(TrendPoint::p75)).orElseThrow();
    long above = known().filter(point -> point.p75() > metric.good()).count();
    return "p75 of %s: highest %s at %s, lowest %s at %s; %d of %d points above good (%s)."
        .formatted(
            metric.name(),
            value(highest.get().p75()),
            named(highest.get()),
            value(lowest.p75()),
            named(lowest),
            above,
            known().count(),
            Format.threshold(metric.good(), metric.unit()));
  }

  /** Returns the configuration of the chart. */
  public String getJson() {
    return new TimeChart<>(range, points, TrendPoint::start)
        .line(
            metric.name() + " p75",
            "--line",
            false,
            TrendPoint::p75,
            point -> value(point.p75()) + ", " + Format.exact(point.samples()) + " samples")
        .lines(metric.unit(), metric.good(), metric.poor());
  }

  private Stream<TrendPoint> known() {
    return points.stream().filter(point -> !Double.isNaN(point.p75()));
  }

  private String value(double value) {
    return Format.value(value, metric.unit());
  }
}
