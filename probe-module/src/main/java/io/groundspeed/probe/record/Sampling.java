package io.groundspeed.probe.record;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps about so many samples a second: each fetch sets the share that is kept by what came since
 * the last one. Thread-safe.
 */
final class Sampling {
  private final int perSecond;
  private volatile double share = 1;

  Sampling(int perSecond) {
    this.perSecond = perSecond;
    share = perSecond == 0 ? 0 : 1;
  }

  /** Returns how many a kept sample stands for, 0 where it isn't kept. */
  double weight() {
    double current = share;
    if (current >= 1) {
      return 1;
    }
    return ThreadLocalRandom.current().nextDouble() < current ? 1 / current : 0;
  }

  void adapt(long came, double seconds) {
    if (came > 0 && seconds > 0) {
      share = Math.min(1, perSecond * seconds / came);
    }
  }
}
