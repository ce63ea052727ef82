package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointPoint;
import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.frame.TimeChart;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Requests over time, of one endpoint or all: how many there were, how many failed, and how long
 * they took. Each is given as a chart, a sentence and table rows.
 */
public final class RequestCharts {
  private static final String NONE = "No requests in this range.";

  private final TimeRange range;
  private final List<EndpointPoint> points;

  /**
   * @param points one for each step of the range
   */
  public RequestCharts(TimeRange range, List<EndpointPoint> points) {
    this.range = range;
    this.points = points;
  }

  /** Returns the points with requests, latest first. */
  public List<EndpointPoint> getRows() {
    return points.stream()
        .filter(point -> point.requests() > 0)
        .sorted(Comparator.comparing(EndpointPoint::start).reversed())
        .toList();
  }

  /** Returns the axis label of a point. */
  public String label(EndpointPoint point) {
    return Format.slot(point.start(), range.length(), range.step());
  }

  /** Returns the text alternative of the chart of requests. */
  public String getTrafficSentence() {
    return getRows().stream()
        .max(Comparator.comparingDouble(point -> point.perMinute(point.requests())))
        .map(
            most ->
                "%s requests, %s of them failed; most at %s: %s a minute."
                    .formatted(
                        Format.exact(sum(EndpointPoint::requests)),
                        Format.exact(sum(EndpointPoint::errors)),
                        label(most),
                        Format.weight(most.perMinute(most.requests()))))
        .orElse(NONE);
  }

  private long sum(ToLongFunction<EndpointPoint> figure) {
    return points.stream().mapToLong(figure).sum();
  }

  /** Returns the configuration of the chart of requests, with failed ones at the bottom. */
  public String getTraffic() {
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

  /** Returns the text alternative of the chart of times. */
  public String getTimesSentence() {
    List<EndpointPoint> known = getRows();
    if (known.isEmpty()) {
      return NONE;
    }
    Comparator<EndpointPoint> byTime = Comparator.comparingDouble(EndpointPoint::p95);
    EndpointPoint highest = known.stream().max(byTime).orElseThrow();
    EndpointPoint lowest = known.stream().min(byTime).orElseThrow();
    return "p95: highest %s at %s, lowest %s at %s."
        .formatted(
            Format.duration(highest.p95()),
            label(highest),
            Format.duration(lowest.p95()),
            label(lowest));
  }

  /** Returns the configuration of the chart of times, the 50th and 95th percentile. */
  public String getTimes() {
    return new TimeChart<>(range, points, EndpointPoint::start)
        .line(
            "p95",
            "--line",
            false,
            EndpointPoint::p95,
            point -> "p95 " + Format.duration(point.p95()))
        .line(
            "p50",
            "--phase-4",
            true,
            EndpointPoint::p50,
            point -> "p50 " + Format.duration(point.p50()))
        .lines("ms");
  }
}
