package io.groundspeed.web.database;

import io.groundspeed.database.HealthPoint;
import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Steps;
import io.groundspeed.web.frame.TimeAxis;
import io.groundspeed.web.frame.TimeChart;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The connections and the size of the database over time, as charts, as sentences and as table
 * rows. Samples are taken every five minutes; for a longer step, the maximum is shown.
 */
public final class HealthHistory {
  private static final String NONE =
      "No sample was taken in this range. The database is sampled every five minutes.";

  private final TimeRange range;
  private final List<Point> points;

  /**
   * The samples of one step of time; NaN if there are none.
   *
   * @param start of the step
   */
  public record Point(Instant start, double connections, double bytes) {
    boolean isKnown() {
      return !Double.isNaN(connections) || !Double.isNaN(bytes);
    }
  }

  HealthHistory(TimeRange range, List<HealthPoint> connections, List<HealthPoint> sizes) {
    this.range = range;
    Steps steps = Steps.of(range);
    Map<Instant, Double> connected = greatest(connections, steps);
    Map<Instant, Double> bytes = greatest(sizes, steps);
    points =
        steps.starts().stream()
            .map(
                start ->
                    new Point(
                        start,
                        connected.getOrDefault(start, Double.NaN),
                        bytes.getOrDefault(start, Double.NaN)))
            .toList();
  }

  /** The values of one sample time are added up; the maximum of these sums is used for a step. */
  private static Map<Instant, Double> greatest(List<HealthPoint> samples, Steps steps) {
    Map<Instant, Double> sums = new HashMap<>();
    samples.forEach(sample -> sums.merge(sample.at(), sample.value(), Double::sum));
    Map<Instant, Double> greatest = new HashMap<>();
    sums.forEach((at, value) -> greatest.merge(steps.startOf(at), value, Math::max));
    return greatest;
  }

  /** Returns whether there is no sample in the range. */
  public boolean isQuiet() {
    return points.stream().noneMatch(Point::isKnown);
  }

  /** Returns the points with samples, latest first. */
  public List<Point> getRows() {
    return points.stream()
        .filter(Point::isKnown)
        .sorted(Comparator.comparing(Point::start).reversed())
        .toList();
  }

  /** Returns the axis label of a point. */
  public String label(Point point) {
    return new TimeAxis(range).label(point.start());
  }

  private String named(Point point) {
    return new TimeAxis(range).named(point.start());
  }

  /** Returns the number of connections of a point, null if unknown. */
  public @Nullable Long connections(Point point) {
    return Double.isNaN(point.connections()) ? null : Math.round(point.connections());
  }

  /** Returns the size of a point in bytes, null if unknown. */
  public @Nullable Double bytes(Point point) {
    return Double.isNaN(point.bytes()) ? null : point.bytes();
  }

  /** Returns the text alternative of the chart of connections. */
  public String getConnectionsSentence() {
    return sentence(Point::connections, value -> Format.exact(Math.round(value)) + " connections");
  }

  /** Returns the text alternative of the chart of the size. */
  public String getSizeSentence() {
    return sentence(Point::bytes, Format::bytes);
  }

  private String sentence(ToDoubleFunction<Point> value, DoubleFunction<String> text) {
    List<Point> known =
        points.stream().filter(point -> !Double.isNaN(value.applyAsDouble(point))).toList();
    if (known.isEmpty()) {
      return NONE;
    }
    Point most = known.stream().max(Comparator.comparingDouble(value)).orElseThrow();
    Point last = known.get(known.size() - 1);
    return "%s at most, at %s; %s at the end."
        .formatted(
            text.apply(value.applyAsDouble(most)),
            named(most),
            text.apply(value.applyAsDouble(last)));
  }

  /** Returns the configuration of the chart of connections. */
  public String getConnectionsJson() {
    return new TimeChart<>(range, points, Point::start)
        .line(
            "connections",
            "--line",
            false,
            Point::connections,
            point -> Format.exact(connections(point)) + " connections")
        .lines("count");
  }

  /** Returns the configuration of the chart of the size. */
  public String getSizeJson() {
    return new TimeChart<>(range, points, Point::start)
        .line("size", "--line", false, Point::bytes, point -> Format.bytes(bytes(point)))
        .lines("bytes");
  }
}
