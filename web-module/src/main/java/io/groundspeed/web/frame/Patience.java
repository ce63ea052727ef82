package io.groundspeed.web.frame;

import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;

/**
 * Limits how long one request waits for all its regions, counted from the first one. A screen
 * starts to read some regions only while it renders, and their waits must not add up.
 */
@RequestScoped
public class Patience {
  private static final Duration ALL = Duration.ofSeconds(5);

  /** Minimum time for a region that is read after the limit has passed. */
  private static final Duration LEAST = Duration.ofMillis(200);

  private final long start = System.nanoTime();

  /** Returns the remaining time for a region that is about to be read. */
  public Duration left() {
    Duration left = ALL.minusNanos(System.nanoTime() - start);
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }
}
