package io.groundspeed.endpoint;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.Resolution;
import io.groundspeed.telemetry.Sketch;
import io.groundspeed.telemetry.SketchQuery;
import io.groundspeed.telemetry.SketchReader;
import io.groundspeed.telemetry.SketchRow;
import io.groundspeed.telemetry.Stream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What requests took, from the sketches: nothing here counts or aggregates raw rows. Thread-safe;
 * every read may throw {@link io.groundspeed.telemetry.Unavailable}.
 */
@ApplicationScoped
public class EndpointSummaries {
  private SketchReader sketches;

  protected EndpointSummaries() {}

  @Inject
  EndpointSummaries(SketchReader sketches) {
    this.sketches = sketches;
  }

  /**
   * Returns the endpoints that were asked, each deployment's apart, the most time first.
   *
   * @param deployment one archive, null for all
   */
  public List<EndpointFigures> endpoints(TimeRange range, String deployment) {
    Map<Key, Sum> sums = new HashMap<>();
    for (SketchRow row : read(range)) {
      RequestSegment segment = RequestSegment.parse(row.segment());
      if (deployment == null || deployment.equals(segment.deployment())) {
        sums.computeIfAbsent(new Key(segment.deployment(), row.detail()), absent -> new Sum())
            .add(row.sketch(), segment.isError());
      }
    }
    sums.values().removeIf(sum -> sum.time.count() == 0);
    double all = sums.values().stream().mapToDouble(sum -> sum.time.sum()).sum();
    return sums.entrySet().stream()
        .map(
            sum ->
                EndpointFigures.of(
                    sum.getKey().deployment(),
                    sum.getKey().detail(),
                    sum.getValue().time,
                    sum.getValue().errors,
                    all))
        .sorted(Comparator.comparingDouble(EndpointFigures::totalMs).reversed())
        .toList();
  }

  private List<SketchRow> read(TimeRange range) {
    return sketches.read(
        new SketchQuery(
            Stream.ENDPOINT,
            List.of(RequestSource.TIME),
            null,
            true,
            range.from(),
            range.to(),
            Resolution.DAY));
  }

  private record Key(String deployment, String detail) {}

  private static final class Sum {
    private final Sketch time = new Sketch();
    private long errors;

    void add(Sketch sketch, boolean failed) {
      time.merge(sketch);
      errors += failed ? sketch.count() : 0;
    }
  }
}
