package io.groundspeed.database;

import java.util.List;

/**
 * What we take of the database, and how its clock compares with this node's.
 *
 * @param tables the largest first, a bounded number
 * @param totalBytes of all our tables, those not listed included
 * @param skewMillis how far the database's clock is ahead, negative where it is behind
 * @param postgres the server's version
 */
public record StorageState(
    List<TableSize> tables, long totalBytes, double skewMillis, String postgres) {
  /** Beyond this the clocks disagree too much, in milliseconds. */
  public static final double MOST_SKEW = 2_000;

  /** Returns whether the clocks agree well enough. */
  public boolean clocksAgree() {
    return Math.abs(skewMillis) <= MOST_SKEW;
  }
}
