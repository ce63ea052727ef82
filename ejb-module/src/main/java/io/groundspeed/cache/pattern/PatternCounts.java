package io.groundspeed.cache.pattern;

import io.groundspeed.telemetry.sketch.Sketch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** The counts of one key pattern on this node since its start. Thread-safe. */
public final class PatternCounts {
  /** Each read is exactly one of these. */
  public final LongAdder hits = new LongAdder();

  public final LongAdder negativeHits = new LongAdder();
  public final LongAdder staleHits = new LongAdder();
  public final LongAdder misses = new LongAdder();

  /** Reads in a transaction that invalidated something, or while the cache is off or down. */
  public final LongAdder bypassed = new LongAdder();

  final LongAdder loads = new LongAdder();
  final LongAdder failedLoads = new LongAdder();
  final LongAdder loadNanos = new LongAdder();

  /** Loads that were overtaken by an invalidation, or for which there was no room. */
  public final LongAdder notStored = new LongAdder();

  /** Loads whose value can't be stored, whatever the cache's state. */
  final LongAdder cantBeStored = new LongAdder();

  public final LongAdder invalidations = new LongAdder();
  public final LongAdder evictions = new LongAdder();

  private final KeyPattern<?> pattern;
  private final AtomicBoolean saidThatItCant = new AtomicBoolean();

  /** Load times in milliseconds since the last drain. Loads are rare enough for a lock. */
  private Sketch loadTimes = new Sketch();

  public PatternCounts(KeyPattern<?> pattern) {
    this.pattern = pattern;
  }

  /** Returns the counted pattern. */
  public KeyPattern<?> pattern() {
    return pattern;
  }

  /**
   * Counts a load that has ended.
   *
   * @param nanos its duration
   */
  public void loaded(long nanos, boolean failed) {
    loads.increment();
    loadNanos.add(nanos);
    if (failed) {
      failedLoads.increment();
    }
    synchronized (this) {
      loadTimes.add(nanos / 1e6, null);
    }
  }

  /** Returns the durations of the loads since the last call, in milliseconds. */
  public synchronized Sketch drainLoadTimes() {
    Sketch drained = loadTimes;
    loadTimes = new Sketch();
    return drained;
  }

  /**
   * Counts a value that can't be stored.
   *
   * @return whether it is the first of this pattern
   */
  public boolean countCantBeStored() {
    cantBeStored.increment();
    return saidThatItCant.compareAndSet(false, true);
  }

  /** Returns the current counts. */
  public CacheCounts now() {
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
