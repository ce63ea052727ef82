package io.groundspeed.web.frame;

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
  private static final String HOLLOW = "--surface";
  private static final double MARKED_RADIUS = 6;
  private static final double LONE_RADIUS = 3.5;

  /** In pixels: one failure among a million requests has at least this height. */
  private static final int LEAST_FAILURE = 4;

  /** More digits than a pixel shows would be most of the size of a refresh. */
  private static final double PRECISION = 1_000;

  /** Chart.js draws the lowest order last. */
  private static final int IN_FRONT = -1;

  private final TimeRange range;
  private final TimeAxis axis;
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
    this.axis = new TimeAxis(range);
    this.points = points;
    this.start = start;
  }

  /** Returns the axis label of a point. */
  public String label(T point) {
    return axis.label(start.apply(point));
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
   * Adds bars of failures. A bar that is not zero is visible at any scale.
   *
   * @param text tooltip of a point
   */
  public TimeChart<T> failures(String name, ToDoubleFunction<T> value, Function<T, String> text) {
    ToDoubleFunction<T> known =
        point -> value.applyAsDouble(point) == 0 ? Double.NaN : value.applyAsDouble(point);
    series.add(
        dataset(name, known, text)
            .add("backgroundColor", MARK)
            .add("minBarLength", LEAST_FAILURE)
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
            .add("pointBackgroundColor", each(point -> fill(point, token)))
            .add("pointBorderColor", each(point -> marked.test(point) ? MARK : token))
            .add("pointRadius", radii(value))
            .add("pointHitRadius", 8)
            .add("tension", 0));
    return this;
  }

  /**
   * Adds a faint line of an earlier period, without points, in front of bars.
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
            .add("order", IN_FRONT)
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

  /** The point of an interval that is not complete is hollow. */
  private String fill(T point, String token) {
    if (marked.test(point)) {
      return MARK;
    }
    return axis.part(start.apply(point)) == null ? token : HOLLOW;
  }

  private JsonArrayBuilder radii(ToDoubleFunction<T> value) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (int i = 0; i < points.size(); i++) {
      all.add(radius(i, value));
    }
    return all;
  }

  /** A point between gaps has no line that leads to it, so it is larger. */
  private double radius(int at, ToDoubleFunction<T> value) {
    T point = points.get(at);
    if (marked.test(point)) {
      return MARKED_RADIUS;
    }
    boolean lone = !isKnown(at - 1, value) && !isKnown(at + 1, value);
    if (lone || axis.part(start.apply(point)) != null) {
      return LONE_RADIUS;
    }
    return points.size() > MANY ? 1.5 : 2.5;
  }

  private boolean isKnown(int at, ToDoubleFunction<T> value) {
    return at >= 0 && at < points.size() && !Double.isNaN(value.applyAsDouble(points.get(at)));
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
        data.add(Math.rint(y * PRECISION) / PRECISION);
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
   * Adds what the browser needs to write times, place marks and zoom: the start of the axis and the
   * width of a point, the ends of the range (all in seconds), and the points that are not complete.
   */
  private String json(String type, JsonObjectBuilder own) {
    JsonArrayBuilder labels = Json.createArrayBuilder();
    JsonObjectBuilder partial = Json.createObjectBuilder();
    for (int i = 0; i < points.size(); i++) {
      labels.add(label(points.get(i)));
      String part = axis.part(start.apply(points.get(i)));
      if (part != null) {
        partial.add(String.valueOf(i), part);
      }
    }
    if (!points.isEmpty()) {
      own.add("from", start.apply(points.get(0)).getEpochSecond())
          .add("step", range.step().toSeconds())
          .add("since", range.from().getEpochSecond())
          .add("until", range.to().getEpochSecond())
          .add("partial", partial);
    }
    return ChartJson.of(type, labels, series, own);
  }
}
