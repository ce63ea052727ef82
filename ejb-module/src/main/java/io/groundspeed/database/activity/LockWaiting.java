package io.groundspeed.database.activity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A statement that waits, or waited, for a lock that another session holds.
 *
 * @param database host, port and name
 * @param waiterSince the start of the waiting statement, by the database's clock
 * @param holderState {@code active} or {@code idle in transaction} when it was seen last; null if
 *     unknown
 * @param holderSince the start of the holder's transaction, by the database's clock; null if
 *     unknown
 * @param rootPid the process at the end of the chain, which waits for none
 * @param depth the number of holders from the waiter to the end of the chain, at least 1
 * @param lockMode for example {@code transactionid ShareLock}; null if unknown
 * @param relation the table; null if unknown
 * @param firstSeenAt by the node's clock, at most a second after it began
 * @param lastSeenAt by the node's clock
 * @param ended whether a later sample did not show it any more
 * @param deadlock the id of the deadlock that it ended in, the same for all its waits; null if it
 *     ended otherwise
 * @param victim whether PostgreSQL failed the waiting statement to end the deadlock
 */
public record LockWaiting(
    String database,
    LockSide waiter,
    Instant waiterSince,
    LockSide holder,
    @Nullable String holderState,
    @Nullable Instant holderSince,
    int rootPid,
    int depth,
    @Nullable String lockMode,
    @Nullable String relation,
    Instant firstSeenAt,
    Instant lastSeenAt,
    boolean ended,
    @Nullable String deadlock,
    boolean victim) {
  /** Returns how long it was seen to wait, in milliseconds; true within a second. */
  public double seenMillis() {
    return Duration.between(firstSeenAt, lastSeenAt).toMillis();
  }

  /** Returns whether the holder itself waits for another session, outside a deadlock. */
  public boolean isChained() {
    return depth > 1 && deadlock == null;
  }
}
