package io.groundspeed.endpoint;

import io.groundspeed.telemetry.sketch.SketchRow;
import io.groundspeed.telemetry.sketch.Steps;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The history of one endpoint, or of all endpoints, over a time range.
 *
 * @param points one for each step of the range, including empty ones
 * @param statuses the response statuses, in ascending order
 */
public record EndpointHistory(List<EndpointPoint> points, List<StatusCount> statuses) {

  /** Aggregates rows, all of which belong to one endpoint or to the total. */
  static EndpointHistory of(Steps steps, Iterable<SketchRow> rows) {
    Map<Instant, EndpointSum> sums = new HashMap<>();
    Map<Integer, Long> statuses = new TreeMap<>();
    for (SketchRow row : rows) {
      RequestSegment segment = RequestSegment.parse(row.segment());
      sums.computeIfAbsent(steps.startOf(row.start()), absent -> new EndpointSum())
          .add(row.sketch(), segment.isError());
      statuses.merge(segment.status(), row.sketch().count(), Long::sum);
    }
    return new EndpointHistory(
        steps.starts().stream()
            .map(start -> sums.getOrDefault(start, new EndpointSum()).at(start, steps))
            .toList(),
        statuses.entrySet().stream()
            .map(status -> new StatusCount(status.getKey(), status.getValue()))
            .toList());
  }

  /** Returns the number of requests in the range. */
  public long requests() {
    return statuses.stream().mapToLong(StatusCount::requests).sum();
  }
}
