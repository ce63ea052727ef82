package io.groundspeed.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The pause of a test that asks again until an answer is right. */
public final class Pause {
  private static final Duration BRIEF = Duration.ofMillis(50);

  private Pause() {}

  /** Leaves the processor to the server that has to come to the answer. */
  public static void briefly() {
    LockSupport.parkNanos(BRIEF.toNanos());
  }
}
