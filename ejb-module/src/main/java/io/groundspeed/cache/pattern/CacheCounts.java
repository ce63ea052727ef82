package io.groundspeed.cache.pattern;

/**
 * What happened to the keys of a pattern. Every read is exactly one of the first five.
 *
 * @param hits answered by a fresh value
 * @param negativeHits answered by the knowledge that there is none
 * @param staleHits answered by an older value, while it was loaded anew or could not be
 * @param misses waited for a load, their own or another's
 * @param bypassed loaded past the cache: it was off or down, or the transaction had invalidated
 * @param loads how often a loader ran, refreshing in the background included
 * @param failedLoads of those, how many threw or took too long
 * @param loadNanos what the loads took, together
 * @param notStored loads that an invalidation overtook, or for which there was no room
 * @param cantBeStored loads whose value can't be written for other nodes
 * @param invalidations entries that were removed since what they hold has changed
 * @param evictions entries that were removed for want of room
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

  /** Returns how often was read. */
  public long reads() {
    return hits + negativeHits + staleHits + misses + bypassed;
  }

  /** Returns the reads that the cache answered. */
  public long answered() {
    return hits + negativeHits + staleHits;
  }

  /** Returns the sums of these and other counts. */
  public CacheCounts plus(CacheCounts other) {
    return since(NONE.since(other));
  }

  /** Returns what happened since an earlier reading. */
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
