package io.groundspeed.cache.life;

import io.groundspeed.cache.pattern.CacheCounts;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The cache metrics that are kept over time per pattern. Their names are stored in the sketches.
 */
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
  /** The duration of each load in milliseconds; all other measures are counts. */
  LOADS(null);

  private final @Nullable ToLongFunction<CacheCounts> count;

  CacheMeasure(@Nullable ToLongFunction<CacheCounts> count) {
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
