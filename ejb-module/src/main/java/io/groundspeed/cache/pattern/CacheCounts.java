package io.groundspeed.cache.pattern;

/**
 * The counts of a pattern. Every read is exactly one of the first five.
 *
 * @param hits reads answered with a fresh value
 * @param negativeHits reads answered from a cached "not found"
 * @param staleHits reads answered with a stale value, while it was reloaded or reloading had failed
 * @param misses reads that waited for a load, their own or another reader's
 * @param bypassed reads that loaded past the cache: it was off or down, or the transaction had
 *     invalidated something
 * @param loads number of loads, including background reloads
 * @param failedLoads loads that threw an exception or exceeded their time limit
 * @param loadNanos total duration of the loads in nanoseconds
 * @param notStored loads that were overtaken by an invalidation or for which there was no room
 * @param cantBeStored loads whose value can't be serialized for other nodes
 * @param invalidations entries removed because their data changed
 * @param evictions entries removed for lack of room
 */
public record CacheCounts(
    long hits,
    long negativeHits,
    long staleHits,
    long misses,
    long bypassed,
    long loads,
    long failedLoads,
    long loadNanos,
    long notStored,
    long cantBeStored,
    long invalidations,
    long evictions) {
  public static final CacheCounts NONE = new CacheCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Returns the number of reads. */
  public long reads() {
    return hits + negativeHits + staleHits + misses + bypassed;
  }

  /** Returns the number of reads that the cache answered. */
  public long answered() {
    return hits + negativeHits + staleHits;
  }

  /** Returns the sums of these and other counts. */
  public CacheCounts plus(CacheCounts other) {
    return since(NONE.since(other));
  }

  /** Returns the difference from an earlier reading. */
  public CacheCounts since(CacheCounts earlier) {
    return new CacheCounts(
        hits - earlier.hits,
        negativeHits - earlier.negativeHits,
        staleHits - earlier.staleHits,
        misses - earlier.misses,
        bypassed - earlier.bypassed,
        loads - earlier.loads,
        failedLoads - earlier.failedLoads,
        loadNanos - earlier.loadNanos,
        notStored - earlier.notStored,
        cantBeStored - earlier.cantBeStored,
        invalidations - earlier.invalidations,
        evictions - earlier.evictions);
  }
}
