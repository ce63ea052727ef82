package io.groundspeed.cache.desk;

import io.groundspeed.cache.life.CacheMeasure;
import io.groundspeed.cache.life.CacheSegment;
import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.SketchQuery;
import io.groundspeed.telemetry.sketch.SketchReader;
import io.groundspeed.telemetry.sketch.SketchRow;
import io.groundspeed.telemetry.sketch.Steps;
import io.groundspeed.telemetry.sketch.Stream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of cache reads, for all nodes or one, from the sketches. Thread-safe; every read may
 * throw {@link io.groundspeed.postgres.Unavailable}.
 */
@ApplicationScoped
public class CacheFigures {
  private static final double SECONDS_A_DAY = 86_400;

  private SketchReader sketches;

  protected CacheFigures() {}

  @Inject
  CacheFigures(SketchReader sketches) {
    this.sketches = sketches;
  }

  /**
   * Returns the metrics of the cache types that were read, in the order of {@link CacheType}.
   *
   * @param node one node; null for all
   */
  public List<PatternFigures> types(TimeRange range, @Nullable String node) {
    Map<CacheType, PatternFigures.Sum> sums = new EnumMap<>(CacheType.class);
    for (SketchRow row : read(range)) {
      CacheSegment segment = CacheSegment.parse(row.segment());
      if (node == null || node.equals(segment.node())) {
        sums.computeIfAbsent(segment.type(), absent -> new PatternFigures.Sum())
            .add(measure(row), row.sketch());
      }
    }
    return sums.entrySet().stream()
        .map(sum -> sum.getValue().figures(sum.getKey().text(), sum.getKey(), days(range)))
        .toList();
  }

  /**
   * Returns the metrics of the key patterns that were read, longest total load time first.
   *
   * @param node one node; null for all
   */
  public List<PatternFigures> patterns(TimeRange range, @Nullable String node) {
    Map<Key, PatternFigures.Sum> sums = new HashMap<>();
    for (SketchRow row : read(range)) {
      CacheSegment segment = CacheSegment.parse(row.segment());
      if (node == null || node.equals(segment.node())) {
        sums.computeIfAbsent(
                new Key(segment.type(), row.detail()), absent -> new PatternFigures.Sum())
            .add(measure(row), row.sketch());
      }
    }
    return sums.entrySet().stream()
        .map(sum -> sum.getValue().figures(sum.getKey().pattern, sum.getKey().type, days(range)))
        .sorted(Comparator.comparingDouble(PatternFigures::loadMs).reversed())
        .toList();
  }

  /** Returns the nodes whose caches were read, in alphabetical order. */
  public List<String> nodes(TimeRange range) {
    return read(range).stream()
        .map(row -> CacheSegment.parse(row.segment()).node())
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns the reads of the servers' caches over time; browser caches are not included. */
  public List<HitPoint> history(TimeRange range) {
    Steps steps = Steps.of(range);
    Map<Instant, PatternFigures.Sum> sums = new HashMap<>();
    for (SketchRow row : read(range, steps.resolution())) {
      if (CacheSegment.parse(row.segment()).type() != CacheType.BROWSER) {
        sums.computeIfAbsent(steps.startOf(row.start()), absent -> new PatternFigures.Sum())
            .add(measure(row), row.sketch());
      }
    }
    return steps.starts().stream()
        .map(start -> sums.getOrDefault(start, new PatternFigures.Sum()).at(start))
        .toList();
  }

  private List<SketchRow> read(TimeRange range) {
    return read(range, Resolution.DAY);
  }

  private List<SketchRow> read(TimeRange range, Resolution coarsest) {
    return sketches.read(
        new SketchQuery(
            Stream.CACHE,
            Arrays.stream(CacheMeasure.values()).map(CacheMeasure::text).toList(),
            null,
            true,
            range.from(),
            range.to(),
            coarsest));
  }

  private static CacheMeasure measure(SketchRow row) {
    return CacheMeasure.valueOf(row.name().toUpperCase(Locale.ROOT));
  }

  private static double days(TimeRange range) {
    return range.length().toSeconds() / SECONDS_A_DAY;
  }

  private record Key(CacheType type, String pattern) {}
}
