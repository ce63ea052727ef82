package io.groundspeed.web.frame;

import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;

/**
 * How long one request waits for its regions, counted from the first one: a screen reads some of
 * them only while it is being rendered, and their waits must not add up.
 */
@RequestScoped
public class Patience {
  private static final Duration ALL = Duration.ofSeconds(5);

  /** What a region gets that is first read when the time is over. */
  private static final Duration LEAST = Duration.ofMillis(200);

  private final long start = System.nanoTime();

  /** Returns what is left for a region that is about to be read. */
  public Duration left() {
    Duration left = ALL.minusNanos(System.nanoTime() - start);
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }
}
