package io.groundspeed.probe.record;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps about a given number of samples per second. Each fetch sets the share to keep from the
 * number of calls since the last fetch. A burst before the next fetch halves the share repeatedly.
 * Thread-safe.
 */
final class Sampling {
  /** The samples of this many seconds may be kept before the share is halved. */
  private static final int BURST_SECONDS = 5;

  private final int perSecond;
  private final AtomicInteger kept = new AtomicInteger();
  private volatile double share = 1;

  Sampling(int perSecond) {
    this.perSecond = perSecond;
    share = perSecond == 0 ? 0 : 1;
  }

  /** Returns how many calls a kept sample represents; 0 if it is not kept. */
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
