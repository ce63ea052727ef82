package io.groundspeed.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The wait after a failed attempt. It doubles from the first wait up to a maximum, and varies
 * randomly by 25 % in either direction, so that jobs that failed together are not retried together.
 *
 * @param first the wait after the first attempt
 * @param longest the maximum wait, including the random variation
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
