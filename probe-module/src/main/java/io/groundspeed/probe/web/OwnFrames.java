package io.groundspeed.probe.web;

import java.util.Arrays;
import java.util.List;

/**
 * Removes the probe's own frames from an application's exception, where they would only confuse.
 */
final class OwnFrames {
  private static final List<String> PROBE =
      List.of(
          "io.groundspeed.probe.web.",
          "io.groundspeed.probe.call.",
          "io.groundspeed.probe.jdbc.",
          "io.groundspeed.probe.pool.");
  private static final int DEEPEST_CAUSE = 20;

  private OwnFrames() {}

  static void removeFrom(Throwable thrown) {
    Throwable one = thrown;
    for (int i = 0; i < DEEPEST_CAUSE && one != null; i++) {
      StackTraceElement[] frames = one.getStackTrace();
      StackTraceElement[] others =
          Arrays.stream(frames)
              .filter(frame -> PROBE.stream().noneMatch(frame.getClassName()::startsWith))
              .toArray(StackTraceElement[]::new);
      if (others.length < frames.length) {
        one.setStackTrace(others);
      }
      one = one.getCause();
    }
  }
}
