package io.groundspeed.cache;

import java.time.InstantSource;

/**
 * The time as reads that hit need it: asking the system's clock would be a tenth of such a read.
 *
 * <p>Exact until {@link #tick} is called for the first time; from then on the time of the last
 * tick, and hence up to a tick late. Thread-safe.
 */
public final class CoarseTime {
  /** Small beside the shortest time to live, a minute. */
  public static final long TICK_MILLIS = 100;

  private final InstantSource exact;

  /** 0: nobody ticks. */
  private volatile long ticked;

  CoarseTime(InstantSource exact) {
    this.exact = exact;
  }

  /** Returns milliseconds of the epoch. */
  long millis() {
    long last = ticked;
    return last == 0 ? exact.millis() : last;
  }

  /** To be called every {@link #TICK_MILLIS}. */
  void tick() {
    ticked = exact.millis();
  }
}
