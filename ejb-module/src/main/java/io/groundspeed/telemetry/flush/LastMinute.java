package io.groundspeed.telemetry.flush;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts events over the last minute. Thread-safe. */
final class LastMinute {
  private static final int SECONDS = 60;

  private final LongSupplier nanos;
  private final long[] counts = new long[SECONDS];
  private final long[] seconds = new long[SECONDS];
  private final long started;

  LastMinute() {
    this(System::nanoTime);
  }

  /**
   * @param nanos a monotonic clock such as {@link System#nanoTime}
   */
  LastMinute(LongSupplier nanos) {
    this.nanos = nanos;
    Arrays.fill(seconds, Long.MIN_VALUE);
    started = second();
  }

  synchronized void add(long more) {
    long second = second();
    int slot = (int) Math.floorMod(second, (long) SECONDS);
    counts[slot] = seconds[slot] == second ? counts[slot] + more : more;
    seconds[slot] = second;
  }

  /**
   * Returns the average rate per second over the last minute, or over the time since start if that
   * is shorter.
   */
  synchronized double perSecond() {
    long second = second();
    long sum = 0;
    for (int slot = 0; slot < SECONDS; slot++) {
      sum += seconds[slot] > second - SECONDS ? counts[slot] : 0;
    }
    return sum / (double) Math.max(1, Math.min(SECONDS, second - started + 1));
  }

  private long second() {
    return TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong());
  }
}
