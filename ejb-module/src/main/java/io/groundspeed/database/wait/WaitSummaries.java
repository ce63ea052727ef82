package io.groundspeed.database.wait;

import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.SketchQuery;
import io.groundspeed.telemetry.sketch.SketchReader;
import io.groundspeed.telemetry.sketch.SketchRow;
import io.groundspeed.telemetry.sketch.Steps;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What sessions waited for, from the sketches. Thread-safe; every read may throw {@link
 * io.groundspeed.postgres.Unavailable}.
 */
@ApplicationScoped
public class WaitSummaries {
  private SketchReader sketches;

  /** For the container. */
  protected WaitSummaries() {}

  @Inject
  public WaitSummaries(SketchReader sketches) {
    this.sketches = sketches;
  }

  /** Returns the waits over time, and by query and caller. */
  public WaitSummary of(WaitFilter filter) {
    Map<Key, WaitSum> sums = new HashMap<>();
    for (SketchRow row : read(filter, WaitClass.words(), null, Resolution.DAY)) {
      WaitSegment segment = WaitSegment.parse(row.segment());
      if (filter.admits(segment)) {
        sums.computeIfAbsent(Key.of(segment, row.detail()), absent -> new WaitSum())
            .add(row.name(), segment.event(), row.sketch().count());
      }
    }
    List<String> totalled = new ArrayList<>(WaitClass.words());
    totalled.add(WaitSegment.SAMPLES);
    List<SketchRow> totals =
        read(filter, totalled, Subject.ALL, Steps.of(filter.range()).resolution());
    Samples samples = samples(filter, totals);
    return new WaitSummary(
        points(filter, totals, samples),
        sums.entrySet().stream()
            .map(sum -> sum.getValue().figures(sum.getKey()))
            .sorted(WaitFigures.LONGEST_FIRST)
            .toList(),
        List.copyOf(samples.byDatabase.keySet()));
  }

  /** Whose waits are added up. */
  record Key(String database, String deployment, String endpoint, String query) {
    static Key of(WaitSegment segment, String query) {
      return new Key(segment.database(), segment.deployment(), segment.endpoint(), query);
    }
  }

  /** The number of samples of each database in each step. */
  private record Samples(Map<String, Map<Instant, Long>> byDatabase) {
    long in(String database, Instant start) {
      return byDatabase.getOrDefault(database, Map.of()).getOrDefault(start, 0L);
    }

    boolean any(@Nullable String database, Instant start) {
      return byDatabase.entrySet().stream()
          .filter(known -> database == null || known.getKey().equals(database))
          .anyMatch(known -> known.getValue().containsKey(start));
    }
  }

  private static Samples samples(WaitFilter filter, List<SketchRow> totals) {
    Steps steps = Steps.of(filter.range());
    Map<String, Map<Instant, Long>> samples = new TreeMap<>();
    for (SketchRow row : totals) {
      if (row.name().equals(WaitSegment.SAMPLES)) {
        samples
            .computeIfAbsent(WaitSegment.parse(row.segment()).database(), absent -> new HashMap<>())
            .merge(steps.startOf(row.start()), row.sketch().count(), Long::sum);
      }
    }
    return new Samples(samples);
  }

  private static List<WaitPoint> points(
      WaitFilter filter, List<SketchRow> totals, Samples samples) {
    Steps steps = Steps.of(filter.range());
    Map<Instant, Map<WaitClass, Double>> sessions = new HashMap<>();
    for (SketchRow row : totals) {
      WaitSegment segment = WaitSegment.parse(row.segment());
      Instant start = steps.startOf(row.start());
      long of = samples.in(segment.database(), start);
      if (!row.name().equals(WaitSegment.SAMPLES) && filter.admits(segment) && of > 0) {
        sessions
            .computeIfAbsent(start, absent -> new EnumMap<>(WaitClass.class))
            .merge(WaitClass.ofWord(row.name()), row.sketch().count() / (double) of, Double::sum);
      }
    }
    return steps.starts().stream()
        .map(
            start ->
                new WaitPoint(
                    start,
                    samples.any(filter.database(), start),
                    sessions.getOrDefault(start, Map.of())))
        .toList();
  }

  private List<SketchRow> read(
      WaitFilter filter, List<String> names, @Nullable String detail, Resolution coarsest) {
    return sketches.read(
        new SketchQuery(
            Stream.WAIT,
            names,
            detail,
            true,
            filter.range().from(),
            filter.range().to(),
            coarsest));
  }
}
