package io.groundspeed.telemetry;

import java.util.concurrent.atomic.LongAdder;

/** What flushing costs, since this process started. Thread-safe. */
final class FlushFigures {
  private final LongAdder flushes = new LongAdder();
  private final LongAdder samples = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private volatile boolean failing;

  void flushed(int count, long elapsedNanos) {
    flushes.increment();
    samples.add(count);
    nanos.add(elapsedNanos);
    failing = false;
  }

  void failed() {
    failing = true;
  }

  /** Returns whether the last flush failed. */
  boolean isFailing() {
    return failing;
  }

  long flushes() {
    return flushes.sum();
  }

  long samples() {
    return samples.sum();
  }

  /** Returns the mean duration of a flush in milliseconds, NaN before the first. */
  double meanMillis() {
    long n = flushes.sum();
    return n == 0 ? Double.NaN : nanos.sum() / 1e6 / n;
  }
}
