package io.groundspeed.job.runner;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the one thread that waits; many rings before it looks are one. Thread-safe. */
final class Signal {
  private final Semaphore rung = new Semaphore(0);

  void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /** Returns when it was rung since the last return, or after the time. */
  void await(Duration most) throws InterruptedException {
    if (rung.tryAcquire(Math.max(1, most.toMillis()), TimeUnit.MILLISECONDS)) {
      rung.drainPermits();
    }
  }
}
