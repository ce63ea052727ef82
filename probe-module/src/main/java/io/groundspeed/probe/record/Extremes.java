package io.groundspeed.probe.record;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The shortest and the longest of some durations, in nanoseconds.
 *
 * @param least 0 if there are none, or a neighbouring fetch has it
 * @param greatest 0 if there are none, or a neighbouring fetch has it
 */
public record Extremes(long least, long greatest) {

  /** Adds up while other threads fetch. Thread-safe. */
  static final class Adder {
    private static final long NONE = Long.MAX_VALUE;

    private final AtomicLong least = new AtomicLong(NONE);
    private final AtomicLong greatest = new AtomicLong();

    /** Most durations are neither: one read each decides that. */
    void add(long duration) {
      if (duration < least.get()) {
        least.accumulateAndGet(duration, Math::min);
      }
      if (duration > greatest.get()) {
        greatest.accumulateAndGet(duration, Math::max);
      }
    }

    /** Returns the extremes since the last fetch. */
    Extremes fetch() {
      long shortest = least.getAndSet(NONE);
      return new Extremes(shortest == NONE ? 0 : shortest, greatest.getAndSet(0));
    }
  }
}
