package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointPoint;
import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.frame.TimeAxis;
import io.groundspeed.web.frame.TimeChart;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Requests over time, of one endpoint or all: how many there were, how many failed, and how long
 * they took. Each is given as a chart, a sentence and table rows.
 */
public final class RequestCharts {
  private static final String NONE = "No requests in this range.";

  private final TimeRange range;
  private final List<EndpointPoint> points;
  private final Map<Instant, EndpointPoint> before = new HashMap<>();

  /**
   * @param points one for each step of the range
   */
  public RequestCharts(TimeRange range, List<EndpointPoint> points) {
    this(range, points, List.of());
  }

  /**
   * @param points one for each step of the range
   * @param before one for each step of the previous period; empty if there is no comparison
   */
  public RequestCharts(TimeRange range, List<EndpointPoint> points, List<EndpointPoint> before) {
    this.range = range;
    this.points = points;
    for (int i = 0; i < Math.min(points.size(), before.size()); i++) {
      this.before.put(points.get(i).start(), before.get(i));
    }
  }

  /** Returns whether the previous period is shown beside the range. */
  public boolean isCompared() {
    return before.values().stream().anyMatch(point -> point.requests() > 0);
  }

  /** Returns the name of the previous period: {@code previous 24h}. */
  public String getBeforeName() {
    return TimeRange.NAMED.containsKey(range.name())
        ? "previous " + range.name()
        : "previous period";
  }

  /** Returns the point of the previous period at the same place of the axis. */
  public EndpointPoint before(EndpointPoint point) {
    return before.getOrDefault(
        point.start(),
        new EndpointPoint(
            point.start(), point.covered(), 0, 0, Double.NaN, Double.NaN, Double.NaN));
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
    return new TimeAxis(range).label(point.start());
  }

  private String named(EndpointPoint point) {
    return new TimeAxis(range).named(point.start());
  }

  /** Returns the text alternative of the chart of requests. */
  public String getTrafficSentence() {
    return getRows().stream()
        .max(Comparator.comparingDouble(point -> point.perMinute(point.requests())))
        .map(
            most ->
                "%s, %s of them failed; most at %s: %s a minute."
                    .formatted(
                        Format.things(sum(EndpointPoint::requests), "request"),
                        Format.exact(sum(EndpointPoint::errors)),
                        named(most),
                        Format.weight(most.perMinute(most.requests()))))
        .orElse(NONE)
        .concat(trafficBefore());
  }

  private String trafficBefore() {
    return isCompared()
        ? " %s: %s requests, %s of them failed."
            .formatted(
                beforeTitle(),
                Format.exact(sumBefore(EndpointPoint::requests)),
                Format.exact(sumBefore(EndpointPoint::errors)))
        : "";
  }

  private String beforeTitle() {
    return "P" + getBeforeName().substring(1);
  }

  private long sumBefore(ToLongFunction<EndpointPoint> figure) {
    return before.values().stream().mapToLong(figure).sum();
  }

  private long sum(ToLongFunction<EndpointPoint> figure) {
    return points.stream().mapToLong(figure).sum();
  }

  /** Returns the configuration of the chart of requests, with failed ones at the bottom. */
  public String getTraffic() {
    return withTrafficBefore(traffic()).stackedBars("a minute");
  }

  private TimeChart<EndpointPoint> traffic() {
    return new TimeChart<>(range, points, EndpointPoint::start)
        .failures(
            "failed",
            point -> point.perMinute(point.errors()),
            point -> Format.exact(point.errors()) + " failed")
        .bars(
            "answered",
            "--fill-neutral",
            point -> point.perMinute(point.requests() - point.errors()),
            point -> Format.exact(point.requests() - point.errors()) + " answered");
  }

  private TimeChart<EndpointPoint> withTrafficBefore(TimeChart<EndpointPoint> chart) {
    return isCompared()
        ? chart
            .faintLine(
                getBeforeName(),
                "--before-requests",
                point -> perMinuteBefore(point, EndpointPoint::requests),
                point -> Format.exact(before(point).requests()) + " in the " + getBeforeName())
            .faintLine(
                "failed, " + getBeforeName(),
                "--before-failed",
                point -> perMinuteBefore(point, EndpointPoint::errors),
                point -> Format.exact(before(point).errors()) + " failed in the " + getBeforeName())
        : chart;
  }

  private double perMinuteBefore(EndpointPoint point, ToLongFunction<EndpointPoint> figure) {
    EndpointPoint earlier = before(point);
    return earlier.perMinute(figure.applyAsLong(earlier));
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
            named(highest),
            Format.duration(lowest.p95()),
            named(lowest))
        .concat(timesBefore());
  }

  private String timesBefore() {
    return before.values().stream()
        .filter(point -> point.requests() > 0)
        .max(Comparator.comparingDouble(EndpointPoint::p95))
        .map(highest -> " %s: highest %s.".formatted(beforeTitle(), Format.duration(highest.p95())))
        .orElse("");
  }

  /** Returns the configuration of the chart of times, the 50th and 95th percentile. */
  public String getTimes() {
    return withTimesBefore(times()).lines("ms");
  }

  private TimeChart<EndpointPoint> times() {
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
            point -> "p50 " + Format.duration(point.p50()));
  }

  private TimeChart<EndpointPoint> withTimesBefore(TimeChart<EndpointPoint> chart) {
    return isCompared()
        ? chart
            .faintLine(
                "p95, " + getBeforeName(),
                "--before-p95",
                point -> before(point).p95(),
                point -> timeBefore("p95", before(point).p95()))
            .faintLine(
                "p50, " + getBeforeName(),
                "--before-p50",
                point -> before(point).p50(),
                point -> timeBefore("p50", before(point).p50()))
        : chart;
  }

  private String timeBefore(String name, double millis) {
    return "%s %s in the %s".formatted(name, Format.duration(millis), getBeforeName());
  }
}
