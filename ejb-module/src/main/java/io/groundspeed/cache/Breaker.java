package io.groundspeed.cache;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps reads from waiting for a cache that fails: after a failure nobody asks it for a second,
 * then one asks first. Where an invalidation was missed meanwhile, the cache is emptied before
 * anybody reads it again. Thread-safe.
 */
final class Breaker {
  private static final Logger LOG = Logger.getLogger(Breaker.class.getName());
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Runnable empty;
  private final AtomicLong failures = new AtomicLong();
  private volatile boolean open;
  private volatile long askAgain;
  private volatile boolean missedInvalidation;

  /**
   * @param empty removes all entries
   */
  Breaker(Runnable empty) {
    this.empty = empty;
  }

  /** Returns whether the cache can be asked. */
  boolean isClosed() {
    return !open || closes();
  }

  private synchronized boolean closes() {
    if (open && System.nanoTime() - askAgain >= 0) {
      try {
        if (missedInvalidation) {
          empty.run();
          missedInvalidation = false;
        }
        open = false;
      } catch (RuntimeException e) {
        opens(e);
      }
    }
    return !open;
  }

  /**
   * Asks the cache.
   *
   * @throws CacheDown if it fails
   */
  <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw opened(e);
    }
  }

  /** Opens after a failure of the cache; returns what its reader gets. */
  CacheDown opened(RuntimeException failure) {
    opens(failure);
    return new CacheDown(failure);
  }

  /** Says that something may stand in the cache that must not. */
  void invalidationMissed() {
    missedInvalidation = true;
  }

  private void opens(RuntimeException e) {
    askAgain = System.nanoTime() + PAUSE_NANOS;
    failures.incrementAndGet();
    if (!open) {
      open = true;
      LOG.log(Level.WARNING, "The cache fails; values are loaded without it: {0}", e.toString());
    }
  }

  /** Returns how often the cache has failed. */
  long failures() {
    return failures.get();
  }

  /** The cache does not answer. Its reader goes past it. */
  static final class CacheDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CacheDown(RuntimeException cause) {
      super(cause);
    }
  }
}
