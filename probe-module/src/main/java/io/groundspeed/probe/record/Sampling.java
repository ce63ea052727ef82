package io.groundspeed.probe.record;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps about so many samples a second: each fetch sets the share that is kept by what came since
 * the last one, and a burst before the next halves it as it goes. Thread-safe.
 */
final class Sampling {
  /** The samples of so many seconds may be kept before the share is halved. */
  private static final int BURST_SECONDS = 5;

  private final int perSecond;
  private final AtomicInteger kept = new AtomicInteger();
  private volatile double share = 1;

  Sampling(int perSecond) {
    this.perSecond = perSecond;
    share = perSecond == 0 ? 0 : 1;
  }

  /** Returns how many a kept sample stands for, 0 where it isn't kept. */
  double weight() {
    double current = share;
    if (current < 1 && ThreadLocalRandom.current().nextDouble() >= current) {
      return 0;
    }
    if (kept.incrementAndGet() % (BURST_SECONDS * perSecond) == 0) {
      share = current / 2;
    }
    return 1 / current;
  }

  void adapt(long came, double seconds) {
    kept.set(0);
    if (came > 0 && seconds > 0) {
      share = Math.min(1, perSecond * seconds / came);
    }
  }
}
