package io.groundspeed.telemetry.flush;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts and durations of writes since this process started. Thread-safe. */
public final class FlushFigures {
  private final LongAdder flushes = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final AtomicLong longest = new AtomicLong();
  private final LastMinute lastMinute = new LastMinute();
  private volatile boolean failing;

  /**
   * Counts a successful flush.
   *
   * @param count number of rows
   */
  public void flushed(long count, long elapsedNanos) {
    flushes.increment();
    rows.add(count);
    nanos.add(elapsedNanos);
    longest.accumulateAndGet(elapsedNanos, Math::max);
    lastMinute.add(count);
    failing = false;
  }

  /** Counts a failed flush. */
  public void failed() {
    failing = true;
  }

  /** Returns the current counts. */
  public WriteState state() {
    long n = flushes.sum();
    return new WriteState(
        n,
        rows.sum(),
        lastMinute.perSecond(),
        n == 0 ? Double.NaN : nanos.sum() / 1e6 / n,
        n == 0 ? Double.NaN : longest.get() / 1e6,
        failing);
  }
}
