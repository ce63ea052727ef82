package io.groundspeed.web.vitals;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.vitals.TrendPoint;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.web.frame.ChartJson;
import io.groundspeed.web.frame.Format;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The 75th percentile of a metric over time: as a chart, in a sentence, and as rows of a table. */
public final class TrendChart {
  private final VitalMetric metric;
  private final TimeRange range;
  private final List<TrendPoint> points;

  TrendChart(VitalMetric metric, TimeRange range, List<TrendPoint> points) {
    this.metric = metric;
    this.range = range;
    this.points = points;
  }

  /** Returns the points that have samples, the latest first. */
  public List<TrendPoint> getRows() {
    return known().sorted(Comparator.comparing(TrendPoint::start).reversed()).toList();
  }

  public String label(TrendPoint point) {
    return Format.slot(point.start(), range.length(), range.step());
  }

  /** Returns the text alternative. */
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
            label(highest.get()),
            value(lowest.p75()),
            label(lowest),
            above,
            known().count(),
            Format.threshold(metric.good(), metric.unit()));
  }

  /** Returns the chart's configuration. */
  public String getJson() {
    JsonArrayBuilder labels = Json.createArrayBuilder();
    JsonArrayBuilder data = Json.createArrayBuilder();
    JsonArrayBuilder texts = Json.createArrayBuilder();
    for (TrendPoint point : points) {
      labels.add(label(point));
      if (Double.isNaN(point.p75())) {
        data.addNull();
      } else {
        data.add(point.p75());
      }
      texts.add(value(point.p75()) + ", " + Format.exact(point.samples()) + " samples");
    }
    JsonObjectBuilder dataset =
        Json.createObjectBuilder()
            .add("label", metric.name() + " p75")
            .add("data", data)
            .add("texts", texts)
            .add("borderColor", "--line")
            .add("backgroundColor", "--line")
            .add("borderWidth", 2)
            .add("pointRadius", points.size() > 60 ? 1.5 : 2.5)
            .add("pointHitRadius", 8)
            .add("tension", 0);
    return ChartJson.of(
        "line",
        labels,
        dataset,
        Json.createObjectBuilder()
            .add("unit", metric.unit())
            .add("good", metric.good())
            .add("poor", metric.poor()));
  }

  private java.util.stream.Stream<TrendPoint> known() {
    return points.stream().filter(point -> !Double.isNaN(point.p75()));
  }

  private String value(double value) {
    return Format.value(value, metric.unit());
  }
}
