package io.groundspeed.cache.life;

import io.groundspeed.cache.pattern.CacheCounts;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What is kept of the cache over time, by pattern: the names stand in the sketches. */
public enum CacheMeasure {
  HITS(CacheCounts::hits),
  NEGATIVE_HITS(CacheCounts::negativeHits),
  STALE_HITS(CacheCounts::staleHits),
  MISSES(CacheCounts::misses),
  BYPASSED(CacheCounts::bypassed),
  FAILED_LOADS(CacheCounts::failedLoads),
  NOT_STORED(CacheCounts::notStored),
  CANT_BE_STORED(CacheCounts::cantBeStored),
  INVALIDATIONS(CacheCounts::invalidations),
  EVICTIONS(CacheCounts::evictions),
  /** What each load took, in milliseconds; all others are counts. */
  LOADS(null);

  private final ToLongFunction<CacheCounts> count;

  CacheMeasure(ToLongFunction<CacheCounts> count) {
    this.count = count;
  }

  long of(CacheCounts counts) {
    return count == null ? 0 : count.applyAsLong(counts);
  }

  /** Returns its name in the sketches. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
