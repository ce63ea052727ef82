package io.groundspeed.database;

import java.util.List;

/**
 * The disk space used by Groundspeed's tables, and how the database's clock compares with this
 * node's.
 *
 * @param tables a limited number of tables, the largest first
 * @param totalBytes the total of all our tables, including those not listed
 * @param skewMillis how far the database's clock is ahead; negative if it is behind
 * @param postgres the server's version
 */
public record StorageState(
    List<TableSize> tables, long totalBytes, double skewMillis, String postgres) {
  /** Maximum acceptable clock difference in milliseconds. */
  public static final double MOST_SKEW = 2_000;

  /** Returns whether the clock difference is acceptable. */
  public boolean clocksAgree() {
    return Math.abs(skewMillis) <= MOST_SKEW;
  }
}
