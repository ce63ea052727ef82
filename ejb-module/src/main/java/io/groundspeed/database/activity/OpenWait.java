package io.groundspeed.database.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lock wait while it lasts. Immutable.
 *
 * @param key which wait it is
 * @param waiter who waits
 * @param holder who holds the lock
 * @param holderState null if unknown
 * @param holderSince the start of the holder's transaction; null if unknown
 * @param chain where the chain ends
 * @param lockMode null if unknown
 * @param relation null if unknown
 * @param circle null if it did not end in a deadlock
 */
record OpenWait(
    Key key,
    LockSide waiter,
    LockSide holder,
    @Nullable String holderState,
    @Nullable Instant holderSince,
    Chain chain,
    @Nullable String lockMode,
    @Nullable String relation,
    Instant firstSeenAt,
    Instant lastSeenAt,
    boolean ended,
    @Nullable Circle circle) {
  /** Identifies a wait: a waiting statement and a holder. */
  record Key(String database, int waiterPid, Instant waiterSince, int holderPid)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = database.compareTo(other.database);
      order = order != 0 ? order : Integer.compare(waiterPid, other.waiterPid);
      order = order != 0 ? order : waiterSince.compareTo(other.waiterSince);
      return order != 0 ? order : Integer.compare(holderPid, other.holderPid);
    }
  }

  /**
   * The way from the waiter to a session that waits for none.
   *
   * @param root the process of that session
   * @param depth number of steps, at least 1
   */
  record Chain(int root, int depth) {}

  /**
   * A deadlock.
   *
   * @param id the same for all its waits
   * @param victim whether PostgreSQL failed the waiting statement to end it
   */
  record Circle(String id, boolean victim) {}

  /** Returns it as seen again: with the present state, and the sides as they were seen first. */
  OpenWait seenAgain(OpenWait now) {
    return new OpenWait(
        key,
        waiter,
        holder,
        now.holderState,
        now.holderSince,
        now.chain,
        now.lockMode == null ? lockMode : now.lockMode,
        now.relation == null ? relation : now.relation,
        firstSeenAt,
        now.lastSeenAt,
        false,
        circle);
  }

  OpenWait end() {
    return ended(holder, lastSeenAt, circle);
  }

  /** Returns it with a better known holder, and as it was seen for the last time. */
  OpenWait heldBy(LockSide known, Instant seen) {
    return ended(known, seen, circle);
  }

  /** Returns it as ended by a deadlock. */
  OpenWait deadlocked(Circle by) {
    return ended(holder, lastSeenAt, by);
  }

  private OpenWait ended(LockSide known, Instant seen, @Nullable Circle by) {
    return new OpenWait(
        key,
        waiter,
        known,
        holderState,
        holderSince,
        chain,
        lockMode,
        relation,
        firstSeenAt,
        seen,
        true,
        by);
  }
}
