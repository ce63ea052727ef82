package io.groundspeed.job.desk;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Converts stored times, some of which can't be displayed, such as infinity. */
final class Times {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Times() {}

  /** Returns a time; null for null, and for a time that can't be displayed. */
  static @Nullable Instant shown(@Nullable Instant time) {
    return time == null || time.isBefore(FIRST) || time.isAfter(LAST) ? null : time;
  }

  /**
   * Returns the milliseconds from one time to a later one; null if the second is earlier, or either
   * can't be displayed.
   */
  static @Nullable Double millis(Instant from, Instant to) {
    if (shown(from) == null || shown(to) == null || to.isBefore(from)) {
      return null;
    }
    return Duration.between(from, to).toNanos() / 1e6;
  }
}
