package io.groundspeed.database.activity;

import org.jspecify.annotations.Nullable;

/**
 * The waiter or the holder of a lock.
 *
 * @param pid of its backend process; 0 for a prepared transaction
 * @param deployment the archive; null for a client that is not measured
 * @param name the endpoint or job; for a client that is not measured, its application's name
 * @param call the id of the request or job run; null for none
 * @param query the name of the query for the Queries screen; null if it is not measured
 * @param statement the text without values; null if it is unknown
 * @param place the line of the application that its thread was at when the wait was seen first;
 *     null if it is unknown
 */
public record LockSide(
    int pid,
    @Nullable String deployment,
    String name,
    @Nullable String call,
    @Nullable String query,
    @Nullable String statement,
    @Nullable String place) {
  /** The other side of a wait for a transaction that was prepared for a two-phase commit. */
  static final LockSide PREPARED =
      new LockSide(0, null, "a prepared transaction", null, null, null, null);

  /** Returns a side of which only the process is known. */
  static LockSide unknown(int pid) {
    return new LockSide(pid, null, "(unknown)", null, null, null, null);
  }
}
