package io.groundspeed.job.desk;

import java.time.Instant;

/**
 * The attempts that ended in a time slot.
 *
 * @param totalMillis their total duration in milliseconds
 */
public record RunPoint(Instant start, long succeeded, long failed, double totalMillis) {
  static RunPoint none(Instant start) {
    return new RunPoint(start, 0, 0, 0);
  }

  RunPoint plus(long moreSucceeded, long moreFailed, double moreMillis) {
    return new RunPoint(
        start, succeeded + moreSucceeded, failed + moreFailed, totalMillis + moreMillis);
  }

  /** Returns the number of ended attempts. */
  public long ended() {
    return succeeded + failed;
  }

  /** Returns the average duration in milliseconds; NaN if no attempt ended. */
  public double averageMillis() {
    return ended() == 0 ? Double.NaN : totalMillis / ended();
  }
}
