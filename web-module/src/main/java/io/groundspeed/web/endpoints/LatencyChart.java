package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointPoint;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.frame.Format;
import io.groundspeed.web.frame.TimeChart;
import java.util.Comparator;
import java.util.List;

/** The 50th and 95th percentile over time: as a chart, in a sentence, as rows of a table. */
public final class LatencyChart {
  private final TimeRange range;
  private final List<EndpointPoint> points;

  LatencyChart(TimeRange range, List<EndpointPoint> points) {
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
    List<EndpointPoint> known = getRows();
    if (known.isEmpty()) {
      return "Nobody asked in this range.";
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

  /** Returns the chart's configuration. */
  public String getJson() {
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
