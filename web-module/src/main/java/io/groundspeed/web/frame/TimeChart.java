package io.groundspeed.web.frame;

import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Builds the series of a Chart.js chart from points over a range of time. */
public final class TimeChart<T> {
  private static final int MANY = 60;
  private static final String MARK = "--fill-poor";
  private static final double MARKED_RADIUS = 6;

  private final TimeRange range;
  private final List<T> points;
  private final Function<T, Instant> start;
  private final JsonArrayBuilder series = Json.createArrayBuilder();
  private Predicate<T> marked = point -> false;

  /**
   * @param points in chronological order
   * @param start returns the start of a point
   */
  public TimeChart(TimeRange range, List<T> points, Function<T, Instant> start) {
    this.range = range;
    this.points = points;
    this.start = start;
  }

  /** Returns the axis label of a point. */
  public String label(T point) {
    return Format.slot(start.apply(point), range.length(), range.step());
  }

  /** Marks points of the lines that are added next with a red triangle. */
  public TimeChart<T> marking(Predicate<T> which) {
    marked = which;
    return this;
  }

  /**
   * Adds bars.
   *
   * @param token CSS token of their colour
   * @param text tooltip of a point
   */
  public TimeChart<T> bars(
      String name, String token, ToDoubleFunction<T> value, Function<T, String> text) {
    series.add(
        dataset(name, value, text)
            .add("backgroundColor", token)
            .add("categoryPercentage", 0.9)
            .add("barPercentage", 1));
    return this;
  }

  /**
   * Adds a line, interrupted where a value is NaN.
   *
   * @param token CSS token of its colour
   * @param dashed whether it is dashed, to distinguish it without colour
   * @param text tooltip of a point
   */
  public TimeChart<T> line(
      String name,
      String token,
      boolean dashed,
      ToDoubleFunction<T> value,
      Function<T, String> text) {
    JsonArrayBuilder dashes = Json.createArrayBuilder();
    if (dashed) {
      dashes.add(5).add(4);
    }
    series.add(
        dataset(name, value, text)
            .add("borderColor", token)
            .add("backgroundColor", token)
            .add("borderWidth", 2)
            .add("borderDash", dashes)
            .add("pointStyle", each(point -> marked.test(point) ? "triangle" : "circle"))
            .add("pointBackgroundColor", each(point -> marked.test(point) ? MARK : token))
            .add("pointBorderColor", each(point -> marked.test(point) ? MARK : token))
            .add("pointRadius", radii())
            .add("pointHitRadius", 8)
            .add("tension", 0));
    return this;
  }

  /**
   * Adds a faint line of an earlier period, behind the others and without points, also in front of
   * bars.
   *
   * @param token CSS token of its colour
   * @param text tooltip of a point
   */
  public TimeChart<T> faintLine(
      String name, String token, ToDoubleFunction<T> value, Function<T, String> text) {
    series.add(
        dataset(name, value, text)
            .add("type", "line")
            .add("stack", name)
            .add("borderColor", token)
            .add("backgroundColor", token)
            .add("borderWidth", 1.5)
            .add("borderDash", Json.createArrayBuilder().add(2).add(3))
            .add("pointRadius", 0)
            .add("pointHitRadius", 8)
            .add("tension", 0));
    return this;
  }

  private JsonArrayBuilder each(Function<T, String> of) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    points.forEach(point -> all.add(of.apply(point)));
    return all;
  }

  private JsonArrayBuilder radii() {
    double plain = points.size() > MANY ? 1.5 : 2.5;
    JsonArrayBuilder all = Json.createArrayBuilder();
    points.forEach(point -> all.add(marked.test(point) ? MARKED_RADIUS : plain));
    return all;
  }

  private JsonObjectBuilder dataset(
      String name, ToDoubleFunction<T> value, Function<T, String> text) {
    JsonArrayBuilder data = Json.createArrayBuilder();
    JsonArrayBuilder texts = Json.createArrayBuilder();
    for (T point : points) {
      double y = value.applyAsDouble(point);
      if (Double.isNaN(y)) {
        data.addNull();
      } else {
        data.add(y);
      }
      texts.add(text.apply(point));
    }
    return Json.createObjectBuilder().add("label", name).add("data", data).add("texts", texts);
  }

  /** Returns the configuration of stacked bars. */
  public String stackedBars(String unit) {
    return json("bar", own(unit).add("stacked", true));
  }

  /** Returns the configuration of lines. */
  public String lines(String unit) {
    return json("line", own(unit));
  }

  /**
   * Returns the configuration of lines in front of bands for good and poor values.
   *
   * @param good upper bound of the good band
   * @param poor lower bound of the poor band
   */
  public String lines(String unit, double good, double poor) {
    return json("line", own(unit).add("good", good).add("poor", poor));
  }

  private static JsonObjectBuilder own(String unit) {
    return Json.createObjectBuilder().add("unit", unit);
  }

  /**
   * Adds the start of the axis and the width of a point in seconds, to place marks on the chart.
   */
  private String json(String type, JsonObjectBuilder own) {
    JsonArrayBuilder labels = Json.createArrayBuilder();
    points.forEach(point -> labels.add(label(point)));
    if (!points.isEmpty()) {
      own.add("from", start.apply(points.get(0)).getEpochSecond());
      own.add("step", range.step().toSeconds());
    }
    return ChartJson.of(type, labels, series, own);
  }
}
