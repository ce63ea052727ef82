package io.groundspeed.cache;

import io.groundspeed.telemetry.sketch.Sketch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** The counts of one key pattern on this node since its start. Thread-safe. */
final class PatternCounts {
  /** Each read is exactly one of these. */
  final LongAdder hits = new LongAdder();

  final LongAdder negativeHits = new LongAdder();
  final LongAdder staleHits = new LongAdder();
  final LongAdder misses = new LongAdder();

  /** Reads of a transaction that invalidated something, or with the cache off or down. */
  final LongAdder bypassed = new LongAdder();

  final LongAdder loads = new LongAdder();
  final LongAdder failedLoads = new LongAdder();
  final LongAdder loadNanos = new LongAdder();

  /** Loads that an invalidation overtook, or for which there was no room. */
  final LongAdder notStored = new LongAdder();

  /** Loads whose value can't be stored, whatever the cache's state. */
  final LongAdder cantBeStored = new LongAdder();

  final LongAdder invalidations = new LongAdder();
  final LongAdder evictions = new LongAdder();

  private final KeyPattern<?> pattern;
  private final AtomicBoolean saidThatItCant = new AtomicBoolean();

  /** In milliseconds, since the last time. Loads are rare enough for a lock. */
  private Sketch loadTimes = new Sketch();

  PatternCounts(KeyPattern<?> pattern) {
    this.pattern = pattern;
  }

  KeyPattern<?> pattern() {
    return pattern;
  }

  /** Counts a load that has ended. */
  void loaded(long nanos, boolean failed) {
    loads.increment();
    loadNanos.add(nanos);
    if (failed) {
      failedLoads.increment();
    }
    synchronized (this) {
      loadTimes.add(nanos / 1e6, null);
    }
  }

  /** Returns what the loads since the last time took, in milliseconds. */
  synchronized Sketch drainLoadTimes() {
    Sketch drained = loadTimes;
    loadTimes = new Sketch();
    return drained;
  }

  /**
   * Counts a value that can't be stored.
   *
   * @return whether it is the first of its pattern
   */
  boolean countCantBeStored() {
    cantBeStored.increment();
    return saidThatItCant.compareAndSet(false, true);
  }

  /** Returns the counts at this moment. */
  CacheCounts now() {
    return new CacheCounts(
        hits.sum(),
        negativeHits.sum(),
        staleHits.sum(),
        misses.sum(),
        bypassed.sum(),
        loads.sum(),
        failedLoads.sum(),
        loadNanos.sum(),
        notStored.sum(),
        cantBeStored.sum(),
        invalidations.sum(),
        evictions.sum());
  }
}
