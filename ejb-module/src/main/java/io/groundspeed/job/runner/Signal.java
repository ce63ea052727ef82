package io.groundspeed.job.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the one thread that waits; many rings before it looks are one. A ring may say which job it
 * is for, so that this one need not be looked for. Thread-safe.
 */
final class Signal {
  /** Of more jobs than that it is no use to know each. */
  private static final int MOST = 20;

  private List<Long> jobs = new ArrayList<>();
  private boolean others;
  private boolean rung;

  synchronized void ring() {
    others = true;
    wake();
  }

  synchronized void ring(long job) {
    others |= jobs.size() == MOST;
    if (!others) {
      jobs.add(job);
    }
    wake();
  }

  private void wake() {
    rung = true;
    notifyAll();
  }

  /**
   * Returns when it was rung since the last return, or after the time.
   *
   * @return the jobs it was rung for, none where there may be others; empty after the time
   */
  synchronized Optional<List<Long>> await(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (long left = most.toNanos(); !rung && left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return rung ? Optional.of(take()) : Optional.empty();
  }

  private List<Long> take() {
    List<Long> taken = others ? List.of() : jobs;
    jobs = new ArrayList<>();
    others = false;
    rung = false;
    return taken;
  }
}
