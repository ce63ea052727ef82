package io.groundspeed.job.runner;

import java.time.Duration;

/** An attempt exceeded its timeout and ignored its interrupt. */
final class DidNotStop extends Exception {
  private static final long serialVersionUID = 1L;

  DidNotStop(Duration timeout) {
    super(
        "The attempt did not stop: it ran over its timeout of %,d s and ignored the interrupt"
            .formatted(timeout.toSeconds()));
  }
}
