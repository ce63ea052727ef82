package io.groundspeed.cache.desk;

import io.groundspeed.cache.life.CacheMeasure;
import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.telemetry.sketch.Sketch;
import java.util.EnumMap;
import java.util.Map;

/**
 * What happened to the keys of a pattern, or to a whole cache, in a range of time.
 *
 * @param name the pattern, or the type
 * @param reads hits, negativeHits, staleHits, misses and bypassed together
 * @param negativeHits answered by the knowledge that there is none
 * @param staleHits answered by an older value
 * @param misses waited for a load
 * @param bypassed loaded past the cache
 * @param loads how often a loader ran to its end
 * @param averageLoadMs null where nothing was loaded
 * @param p95LoadMs null where nothing was loaded
 * @param loadMs all loads together
 * @param cantBeStored values that can't be written for other nodes: they are loaded each time
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
    Double averageLoadMs,
    Double p95LoadMs,
    double loadMs,
    long notStored,
    long cantBeStored,
    long invalidations,
    long evictions,
    double days) {
  /** Returns the reads that the cache answered. */
  public long answered() {
    return hits + negativeHits + staleHits;
  }

  /** Returns the share of the reads that the cache answered, 0 to 1; null where nobody read. */
  public Double hitRate() {
    return reads == 0 ? null : answered() / (double) reads;
  }

  /**
   * Returns what readers waited for loads, in milliseconds a day: misses × mean load time. What is
   * loaded in the background costs no reader anything.
   */
  public Double costMsPerDay() {
    return averageLoadMs == null ? null : (misses + bypassed) * averageLoadMs / days;
  }

  /** Returns what one more percent of the reads being hits would save, in milliseconds a day. */
  public Double percentIsWorthMsPerDay() {
    return averageLoadMs == null
        ? null
        : Math.min(misses + bypassed, reads / 100.0) * averageLoadMs / days;
  }

  /** Adds up the sketches of one pattern or type. */
  static final class Sum {
    private final Map<CacheMeasure, Sketch> sketches = new EnumMap<>(CacheMeasure.class);

    void add(CacheMeasure measure, Sketch sketch) {
      sketches.computeIfAbsent(measure, absent -> new Sketch()).merge(sketch);
    }

    private long of(CacheMeasure measure) {
      return sketches.containsKey(measure) ? sketches.get(measure).count() : 0;
    }

    PatternFigures figures(String name, CacheType type, double days) {
      Sketch loads = sketches.getOrDefault(CacheMeasure.LOADS, new Sketch());
      boolean loaded = loads.count() > 0;
      return new PatternFigures(
          name,
          type,
          of(CacheMeasure.HITS)
              + of(CacheMeasure.NEGATIVE_HITS)
              + of(CacheMeasure.STALE_HITS)
              + of(CacheMeasure.MISSES)
              + of(CacheMeasure.BYPASSED),
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
