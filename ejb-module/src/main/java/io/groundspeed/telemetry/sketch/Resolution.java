package io.groundspeed.telemetry.sketch;

import java.time.Instant;

/** How fine the sketches are kept; the code is the width in minutes, as stored. */
public enum Resolution {
  MINUTE(1),
  HOUR(60),
  DAY(1440);

  private final int minutes;

  Resolution(int minutes) {
    this.minutes = minutes;
  }

  /** Returns the width of a slot in minutes. */
  public int minutes() {
    return minutes;
  }

  /** Returns the width in seconds. */
  public long seconds() {
    return minutes * 60L;
  }

  /** Returns the beginning, in seconds since 1970 UTC, of the slot that holds the time. */
  public long startOf(Instant time) {
    return startOf(time.getEpochSecond());
  }

  public long startOf(long epochSecond) {
    return Math.floorDiv(epochSecond, seconds()) * seconds();
  }
}
