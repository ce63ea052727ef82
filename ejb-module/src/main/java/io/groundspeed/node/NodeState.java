package io.groundspeed.node;

import io.groundspeed.database.StorageState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a node as of its last heartbeat.
 *
 * @param seenAt when that was, by the database's clock
 * @param silent how long ago that was
 * @param skewMillis how far the database's clock is ahead of the node's; negative if it is behind
 * @param version of Groundspeed
 * @param server version of the application server; null if unknown
 */
public record NodeState(
    String node,
    Instant startedAt,
    Instant seenAt,
    Duration silent,
    double skewMillis,
    String version,
    String java,
    @Nullable String server) {
  /** Three heartbeats may be missed. */
  static final Duration LONGEST_SILENCE = Heartbeats.EVERY.multipliedBy(4);

  /** Returns whether its heartbeats are recent enough to consider it alive. */
  public boolean isAlive() {
    return silent.compareTo(LONGEST_SILENCE) <= 0;
  }

  /** Returns when a node that is not alive was first considered silent. */
  Instant silentFrom() {
    return seenAt.plus(LONGEST_SILENCE);
  }

  /** Returns whether its clock is close enough to the database's. */
  public boolean clocksAgree() {
    return Math.abs(skewMillis) <= StorageState.MOST_SKEW;
  }
}
