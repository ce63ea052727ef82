package io.groundspeed.cache;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A circuit breaker that keeps reads from waiting for a failing cache. After a failure, the cache
 * is bypassed for a second; then one caller tries it again. If an invalidation was missed
 * meanwhile, the cache is emptied before the next read. Thread-safe.
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

  /** Returns whether the cache can be used. */
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
   * Runs an operation on the cache.
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

  /** Opens the breaker after a failure of the cache. Returns the exception for the reader. */
  CacheDown opened(RuntimeException failure) {
    opens(failure);
    return new CacheDown(failure);
  }

  /** Records that the cache may contain an entry that should have been invalidated. */
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

  /** Returns how many times the cache has failed. */
  long failures() {
    return failures.get();
  }

  /** The cache has failed. The reader bypasses it. */
  static final class CacheDown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CacheDown(RuntimeException cause) {
      super(cause);
    }
  }
}
