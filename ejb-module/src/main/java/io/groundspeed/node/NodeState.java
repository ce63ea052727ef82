package io.groundspeed.node;

import io.groundspeed.database.StorageState;
import java.time.Duration;
import java.time.Instant;

/**
 * A node, as its last heartbeat told.
 *
 * @param seenAt when that was, by the database's clock
 * @param silent how long ago that is
 * @param skewMillis how far the database's clock is ahead of the node's, negative where it is
 *     behind
 * @param version of Groundspeed
 * @param server the application server's, null where it isn't known
 */
public record NodeState(
    String node,
    Instant startedAt,
    Instant seenAt,
    Duration silent,
    double skewMillis,
    String version,
    String java,
    String server) {
  /** Three heartbeats may be missed. */
  private static final Duration LONGEST_SILENCE = Heartbeats.EVERY.multipliedBy(4);

  /** Returns whether it still tells that it is there. */
  public boolean isAlive() {
    return silent.compareTo(LONGEST_SILENCE) <= 0;
  }

  /** Returns whether its clock is near enough to the database's. */
  public boolean clocksAgree() {
    return Math.abs(skewMillis) <= StorageState.MOST_SKEW;
  }
}
