package io.groundspeed.web.jobs;

import io.groundspeed.format.Format;
import io.groundspeed.job.desk.RunPoint;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.frame.TimeAxis;
import io.groundspeed.web.frame.TimeChart;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Successful and failed attempts over time, as a chart, a sentence and table rows. */
public final class RunChart {
  private final TimeRange range;
  private final List<RunPoint> points;

  RunChart(TimeRange range, List<RunPoint> points) {
    this.range = range;
    this.points = points;
  }

  /** Returns whether no attempt ended in the range. */
  public boolean isQuiet() {
    return sum(RunPoint::ended) == 0;
  }

  /** Returns the points at which attempts ended, latest first. */
  public List<RunPoint> getRows() {
    return points.stream()
        .filter(point -> point.ended() > 0)
        .sorted(Comparator.comparing(RunPoint::start).reversed())
        .toList();
  }

  /** Returns the axis label of a point. */
  public String label(RunPoint point) {
    return new TimeAxis(range).label(point.start());
  }

  /** Returns the text alternative of the chart. */
  public String getSentence() {
    long ended = sum(RunPoint::ended);
    double millis = points.stream().mapToDouble(RunPoint::totalMillis).sum();
    double minutes = Math.max(1, range.length().toMinutes());
    return "%s ended, %s a minute on average; %s failed; one took %s on average."
        .formatted(
            ended == 1 ? "1 attempt" : Format.exact(ended) + " attempts",
            Format.weight(ended / minutes),
            Format.exact(sum(RunPoint::failed)),
            Format.duration(ended == 0 ? null : millis / ended));
  }

  private long sum(ToLongFunction<RunPoint> figure) {
    return points.stream().mapToLong(figure).sum();
  }

  /** Returns the configuration of the chart. */
  public String getJson() {
    return new TimeChart<>(range, points, RunPoint::start)
        .failures("failed", RunPoint::failed, text("failed", RunPoint::failed))
        .bars(
            "succeeded", "--fill-good", RunPoint::succeeded, text("succeeded", RunPoint::succeeded))
        .stackedBars("count");
  }

  private static Function<RunPoint, String> text(String name, ToLongFunction<RunPoint> figure) {
    return point -> Format.exact(figure.applyAsLong(point)) + " " + name;
  }
}
