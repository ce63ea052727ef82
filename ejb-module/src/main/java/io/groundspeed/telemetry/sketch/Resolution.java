package io.groundspeed.telemetry.sketch;

import java.time.Instant;

/** The time resolutions of the sketches. The stored code is the width in minutes. */
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

  /** Returns the start of the slot that contains a time, in seconds since 1970 UTC. */
  public long startOf(Instant time) {
    return startOf(time.getEpochSecond());
  }

  /** Returns the start of the slot that contains a time; both are in seconds since 1970 UTC. */
  public long startOf(long epochSecond) {
    return Math.floorDiv(epochSecond, seconds()) * seconds();
  }
}
