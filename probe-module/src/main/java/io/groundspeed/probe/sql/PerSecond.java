package io.groundspeed.probe.sql;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Permits an action some times a second. Thread-safe; two threads may both begin a second. */
final class PerSecond {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int most;
  private final LongSupplier nanoTime;
  private final AtomicInteger taken = new AtomicInteger();
  private volatile long began;

  /**
   * @param most maximum number of permits in a second
   * @param nanoTime a clock as {@link System#nanoTime}
   */
  PerSecond(int most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
    began = nanoTime.getAsLong();
  }

  /** Returns whether the action is permitted now, and takes a permit if it is. */
  boolean take() {
    long now = nanoTime.getAsLong();
    if (now - began >= SECOND) {
      began = now;
      taken.set(0);
    }
    return taken.incrementAndGet() <= most;
  }
}
