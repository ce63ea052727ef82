package io.groundspeed.endpoint;

import io.groundspeed.deployment.OwnTraffic;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.SketchQuery;
import io.groundspeed.telemetry.sketch.SketchReader;
import io.groundspeed.telemetry.sketch.SketchRow;
import io.groundspeed.telemetry.sketch.Steps;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of requests, from the sketches; raw rows are never counted or aggregated. Thread-safe;
 * every read may throw {@link io.groundspeed.postgres.Unavailable}.
 */
@ApplicationScoped
public class EndpointSummaries {
  private static final List<String> TIME = List.of(RequestSource.TIME);

  private SketchReader sketches;

  protected EndpointSummaries() {}

  @Inject
  EndpointSummaries(SketchReader sketches) {
    this.sketches = sketches;
  }

  /**
   * Returns the endpoints that received requests, separately per deployment, longest total time
   * first.
   *
   * @param deployment one archive; null for all
   * @param own whether Groundspeed's own endpoints are included
   */
  public List<EndpointFigures> endpoints(
      TimeRange range, @Nullable String deployment, boolean own) {
    Map<Endpoint, EndpointSum> sums = new HashMap<>();
    for (SketchRow row : read(range, TIME, null, Resolution.DAY)) {
      RequestSegment segment = RequestSegment.parse(row.segment());
      Endpoint endpoint = Endpoint.of(segment.deployment(), row.detail());
      // what was counted by an earlier build has no mark
      boolean ours = segment.own() || OwnTraffic.isOwn(segment.deployment(), endpoint.template());
      if ((own || !ours) && (deployment == null || deployment.equals(segment.deployment()))) {
        sums.computeIfAbsent(endpoint, absent -> new EndpointSum())
            .add(row.sketch(), segment.isError());
      }
    }
    sums.values().removeIf(sum -> sum.time().count() == 0);
    double all = sums.values().stream().mapToDouble(sum -> sum.time().sum()).sum();
    return sums.entrySet().stream()
        .map(sum -> sum.getValue().figures(sum.getKey(), all))
        .sorted(Comparator.comparingDouble(EndpointFigures::totalMs).reversed())
        .toList();
  }

  /** Returns the history of one endpoint, including its response statuses. */
  public EndpointHistory history(TimeRange range, Endpoint endpoint) {
    Steps steps = Steps.of(range);
    return EndpointHistory.of(
        steps, of(endpoint, read(range, TIME, endpoint.detail(), steps.resolution())));
  }

  /**
   * Returns the part of a range in which requests were measured: it begins with the first request
   * to any endpoint, Groundspeed's own included, to the resolution of the sketches.
   */
  public Duration measured(TimeRange range) {
    Instant first =
        read(range, TIME, Subject.ALL, Steps.of(range).resolution()).stream()
            .map(SketchRow::start)
            .min(Comparator.naturalOrder())
            .orElse(range.from());
    return Duration.between(first.isBefore(range.from()) ? range.from() : first, range.to());
  }

  /** Returns where the time of an endpoint's requests went. */
  public TimeSplit split(TimeRange range, Endpoint endpoint) {
    return TimeSplit.of(
        of(endpoint, read(range, TimeSplit.SUBJECTS, endpoint.detail(), Resolution.DAY)));
  }

  private static List<SketchRow> of(Endpoint endpoint, List<SketchRow> rows) {
    return rows.stream()
        .filter(
            row -> RequestSegment.parse(row.segment()).deployment().equals(endpoint.deployment()))
        .toList();
  }

  /** Returns the history of all endpoints together, except Groundspeed's own. */
  public EndpointHistory history(TimeRange range) {
    Steps steps = Steps.of(range);
    return EndpointHistory.of(
        steps,
        read(range, TIME, Subject.ALL, steps.resolution()).stream()
            .filter(row -> !RequestSegment.parse(row.segment()).own())
            .toList());
  }

  private List<SketchRow> read(
      TimeRange range, List<String> subjects, @Nullable String detail, Resolution coarsest) {
    return sketches.read(
        new SketchQuery(
            Stream.ENDPOINT, subjects, detail, true, range.from(), range.to(), coarsest));
  }
}
