package io.groundspeed.web.queries;

import io.groundspeed.query.QueryPoint;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.frame.ChartJson;
import io.groundspeed.web.frame.Format;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.Comparator;
import java.util.List;

/** A query over time: as a chart, in a sentence, and as rows of a table. */
public final class TrendOfQuery {
  private final TimeRange range;
  private final List<QueryPoint> points;

  TrendOfQuery(TimeRange range, List<QueryPoint> points) {
    this.range = range;
    this.points = points;
  }

  /** Returns the points, the latest first. */
  public List<QueryPoint> getRows() {
    return points.stream().sorted(Comparator.comparing(QueryPoint::start).reversed()).toList();
  }

  public String label(QueryPoint point) {
    return Format.slot(point.start(), range.length(), range.step());
  }

  /** Returns the text alternative. */
  public String getSentence() {
    return points.stream()
        .max(Comparator.comparingDouble(QueryPoint::p95))
        .map(
            worst ->
                "p95 of the query: highest %s at %s, over %s calls in all."
                    .formatted(
                        Format.duration(worst.p95()),
                        label(worst),
                        Format.exact(points.stream().mapToLong(QueryPoint::calls).sum())))
        .orElse("The query did not run in this range.");
  }

  /** Returns the chart's configuration. */
  public String getJson() {
    JsonArrayBuilder labels = Json.createArrayBuilder();
    JsonArrayBuilder data = Json.createArrayBuilder();
    JsonArrayBuilder texts = Json.createArrayBuilder();
    for (QueryPoint point : points) {
      labels.add(label(point));
      data.add(point.p95());
      texts.add(
          "%s, %s calls".formatted(Format.duration(point.p95()), Format.exact(point.calls())));
    }
    return ChartJson.of(
        "line",
        labels,
        Json.createObjectBuilder()
            .add("label", "p95")
            .add("data", data)
            .add("texts", texts)
            .add("borderColor", "--line")
            .add("backgroundColor", "--line")
            .add("borderWidth", 2)
            .add("pointRadius", 2.5)
            .add("pointHitRadius", 8)
            .add("tension", 0),
        Json.createObjectBuilder().add("unit", "ms"));
  }
}
