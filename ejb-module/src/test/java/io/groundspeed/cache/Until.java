package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition. */
final class Until {
  private static final long BOUND = Duration.ofSeconds(20).toNanos();

  private Until() {}

  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + BOUND;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the time to wait until").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }
}
