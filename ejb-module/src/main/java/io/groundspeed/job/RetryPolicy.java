package io.groundspeed.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt: doubling from the first wait, capped, and spread by a
 * quarter to either side, so that jobs that failed together don't come back together.
 *
 * @param first the wait after the first attempt
 * @param longest what the wait never exceeds, spread included
 */
public record RetryPolicy(Duration first, Duration longest) {
  private static final double SPREAD = 0.25;
  private static final int MOST_DOUBLINGS = 30;

  /** Returns the wait after an attempt, counted from 1. */
  public Duration waitAfter(int attempt, RandomGenerator random) {
    double doubled = first.toMillis() * Math.pow(2, Math.min(attempt - 1, MOST_DOUBLINGS));
    double spread = doubled * random.nextDouble(1 - SPREAD, 1 + SPREAD);
    return Duration.ofMillis((long) Math.min(spread, longest.toMillis()));
  }
}
