package io.groundspeed.cache.desk;

import io.groundspeed.cache.life.CacheMeasure;
import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.telemetry.sketch.Sketch;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of a key pattern, or of a whole cache type, in a time range.
 *
 * @param name the pattern or the type
 * @param reads the sum of hits, negativeHits, staleHits, misses and bypassed
 * @param negativeHits reads answered from a cached "not found"
 * @param staleHits reads answered with a stale value
 * @param misses reads that waited for a load
 * @param bypassed reads that loaded past the cache
 * @param loads completed loads
 * @param averageLoadMs null if nothing was loaded
 * @param p95LoadMs null if nothing was loaded
 * @param loadMs total load time in ms
 * @param cantBeStored loads of values that can't be serialized for other nodes, which are loaded on
 *     each read
 * @param days length of the range
 */
public record PatternFigures(
    String name,
    CacheType type,
    long reads,
    long hits,
    long negativeHits,
    long staleHits,
    long misses,
    long bypassed,
    long loads,
    long failedLoads,
    @Nullable Double averageLoadMs,
    @Nullable Double p95LoadMs,
    double loadMs,
    long notStored,
    long cantBeStored,
    long invalidations,
    long evictions,
    double days) {
  /** Returns the number of reads that the cache answered. */
  public long answered() {
    return hits + negativeHits + staleHits;
  }

  /** Returns the share of reads that the cache answered, 0 to 1; null if there were no reads. */
  public @Nullable Double hitRate() {
    return reads == 0 ? null : answered() / (double) reads;
  }

  /**
   * Returns the time that readers waited for loads, in milliseconds per day: (misses + bypassed) ×
   * mean load time; null if nothing was loaded. Background loads cost readers nothing.
   */
  public @Nullable Double costMsPerDay() {
    return averageLoadMs == null ? null : (misses + bypassed) * averageLoadMs / days;
  }

  /**
   * Returns how much one more percent of hits would save, in milliseconds per day; null if nothing
   * was loaded.
   */
  public @Nullable Double percentIsWorthMsPerDay() {
    return averageLoadMs == null
        ? null
        : Math.min(misses + bypassed, reads / 100.0) * averageLoadMs / days;
  }

  /** Merges the sketches of one pattern or type. */
  static final class Sum {
    private final Map<CacheMeasure, Sketch> sketches = new EnumMap<>(CacheMeasure.class);

    void add(CacheMeasure measure, Sketch sketch) {
      sketches.computeIfAbsent(measure, absent -> new Sketch()).merge(sketch);
    }

    private long of(CacheMeasure measure) {
      return sketches.containsKey(measure) ? sketches.get(measure).count() : 0;
    }

    private long reads() {
      return answered() + of(CacheMeasure.MISSES) + of(CacheMeasure.BYPASSED);
    }

    private long answered() {
      return of(CacheMeasure.HITS) + of(CacheMeasure.NEGATIVE_HITS) + of(CacheMeasure.STALE_HITS);
    }

    HitPoint at(Instant start) {
      return new HitPoint(start, reads(), answered());
    }

    PatternFigures figures(String name, CacheType type, double days) {
      Sketch loads = sketches.getOrDefault(CacheMeasure.LOADS, new Sketch());
      boolean loaded = loads.count() > 0;
      return new PatternFigures(
          name,
          type,
          reads(),
          of(CacheMeasure.HITS),
          of(CacheMeasure.NEGATIVE_HITS),
          of(CacheMeasure.STALE_HITS),
          of(CacheMeasure.MISSES),
          of(CacheMeasure.BYPASSED),
          loads.count(),
          of(CacheMeasure.FAILED_LOADS),
          loaded ? loads.mean() : null,
          loaded ? loads.quantile(0.95) : null,
          loaded ? loads.sum() : 0,
          of(CacheMeasure.NOT_STORED),
          of(CacheMeasure.CANT_BE_STORED),
          of(CacheMeasure.INVALIDATIONS),
          of(CacheMeasure.EVICTIONS),
          days);
    }
  }
}
