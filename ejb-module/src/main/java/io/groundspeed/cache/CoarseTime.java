package io.groundspeed.cache;

import java.time.InstantSource;

/**
 * A clock for reads that hit: querying the system clock would be a tenth of the cost of such a
 * read.
 *
 * <p>Exact until the first {@link #tick}. From then on, it returns the time of the last tick and is
 * therefore up to one tick late. Thread-safe.
 */
public final class CoarseTime {
  /** Small compared with the shortest time to live, one minute. */
  public static final long TICK_MILLIS = 100;

  private final InstantSource exact;

  /** 0 until the first tick. */
  private volatile long ticked;

  CoarseTime(InstantSource exact) {
    this.exact = exact;
  }

  /** Returns milliseconds since 1970. */
  long millis() {
    long last = ticked;
    return last == 0 ? exact.millis() : last;
  }

  /** Updates the time. Call it every {@link #TICK_MILLIS}. */
  void tick() {
    ticked = exact.millis();
  }
}
