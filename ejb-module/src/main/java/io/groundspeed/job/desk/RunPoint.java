package io.groundspeed.job.desk;

import java.time.Instant;

/**
 * The attempts that ended in a slot of time.
 *
 * @param totalMillis what they took together
 */
public record RunPoint(Instant start, long succeeded, long failed, double totalMillis) {
  static RunPoint none(Instant start) {
    return new RunPoint(start, 0, 0, 0);
  }

  RunPoint plus(long moreSucceeded, long moreFailed, double moreMillis) {
    return new RunPoint(
        start, succeeded + moreSucceeded, failed + moreFailed, totalMillis + moreMillis);
  }

  public long ended() {
    return succeeded + failed;
  }

  /** Returns what one took on average, in milliseconds; NaN where none ended. */
  public double averageMillis() {
    return ended() == 0 ? Double.NaN : totalMillis / ended();
  }
}
