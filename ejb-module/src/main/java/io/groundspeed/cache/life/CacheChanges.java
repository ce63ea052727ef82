package io.groundspeed.cache.life;

import io.groundspeed.cache.Accesses;
import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.cache.pattern.PatternCounts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What the cache did since it was last read. Each difference of the counters is taken once and
 * given to both the sketches and {@code cache_metrics}, so that they can't disagree. Thread-safe.
 */
public final class CacheChanges {
  private final Accesses accesses;

  /** The counters as of the last difference. */
  private final Map<PatternCounts, CacheCounts> read = new HashMap<>();

  private Map<PatternCounts, CacheCounts> forSketches = new HashMap<>();
  private Map<CacheType, CacheCounts> forMetrics = new EnumMap<>(CacheType.class);

  CacheChanges(Accesses accesses) {
    this.accesses = accesses;
  }

  /** Returns what is new for the sketches since the last call, for each pattern. */
  synchronized Map<PatternCounts, CacheCounts> takeForSketches() {
    read();
    Map<PatternCounts, CacheCounts> taken = forSketches;
    forSketches = new HashMap<>();
    return taken;
  }

  /** Returns what is new for {@code cache_metrics} since the last call, for each type. */
  synchronized Map<CacheType, CacheCounts> takeForMetrics() {
    read();
    Map<CacheType, CacheCounts> taken = forMetrics;
    forMetrics = new EnumMap<>(CacheType.class);
    return taken;
  }

  /** Returns to the next call what was taken for {@code cache_metrics} and could not be written. */
  synchronized void giveBack(Map<CacheType, CacheCounts> unwritten) {
    unwritten.forEach((type, counts) -> forMetrics.merge(type, counts, CacheCounts::plus));
  }

  private void read() {
    for (PatternCounts counts : accesses.patterns()) {
      CacheCounts now = counts.now();
      CacheCounts more = now.since(read.getOrDefault(counts, CacheCounts.NONE));
      if (!more.equals(CacheCounts.NONE)) {
        read.put(counts, now);
        forSketches.merge(counts, more, CacheCounts::plus);
        forMetrics.merge(counts.pattern().type(), more, CacheCounts::plus);
      }
    }
  }
}
