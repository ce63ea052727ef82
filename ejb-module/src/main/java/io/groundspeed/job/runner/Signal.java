package io.groundspeed.job.runner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the one waiting thread. Wake-ups before it looks are merged into one. A wake-up may name
 * its job, which then need not be searched for. Thread-safe.
 */
final class Signal {
  /** Beyond this number of jobs, naming each one has no advantage. */
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
   * Waits for a wake-up since the last return, or until the time is over.
   *
   * @return the jobs named in the wake-ups, none if there may be others; empty if the time is over
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
