package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointPoint;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.frame.Format;
import io.groundspeed.web.frame.TimeChart;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Requests and their failures over time: as a chart, in a sentence, as rows of a table. */
public final class TrafficChart {
  private final TimeRange range;
  private final List<EndpointPoint> points;

  TrafficChart(TimeRange range, List<EndpointPoint> points) {
    this.range = range;
    this.points = points;
  }

  /** Returns the points at which anybody asked, the latest first. */
  public List<EndpointPoint> getRows() {
    return points.stream()
        .filter(point -> point.requests() > 0)
        .sorted(Comparator.comparing(EndpointPoint::start).reversed())
        .toList();
  }

  public String label(EndpointPoint point) {
    return Format.slot(point.start(), range.length(), range.step());
  }

  /** Returns the text alternative. */
  public String getSentence() {
    return points.stream()
        .filter(point -> point.requests() > 0)
        .max(Comparator.comparingDouble(point -> point.perMinute(point.requests())))
        .map(
            most ->
                "%s requests, %s of them failed; most at %s: %s a minute."
                    .formatted(
                        Format.exact(sum(EndpointPoint::requests)),
                        Format.exact(sum(EndpointPoint::errors)),
                        label(most),
                        Format.weight(most.perMinute(most.requests()))))
        .orElse("Nobody asked in this range.");
  }

  private long sum(ToLongFunction<EndpointPoint> figure) {
    return points.stream().mapToLong(figure).sum();
  }

  /** Returns the chart's configuration. */
  public String getJson() {
    return new TimeChart<>(range, points, EndpointPoint::start)
        .bars(
            "failed",
            "--fill-poor",
            point -> point.perMinute(point.errors()),
            point -> Format.exact(point.errors()) + " failed")
        .bars(
            "answered",
            "--fill-neutral",
            point -> point.perMinute(point.requests() - point.errors()),
            point -> Format.exact(point.requests() - point.errors()) + " answered")
        .stackedBars("a minute");
  }
}
