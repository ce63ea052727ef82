package io.groundspeed.database.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backend process that runs a statement or has a transaction open, as {@code pg_stat_activity}
 * reports it.
 *
 * @param leader the process that a parallel worker works for; else its own
 * @param waitType null if it does not wait
 * @param statementStart null if this is hidden from the role
 * @param text of the statement that runs or ran last, cut off
 * @param blockers the processes whose locks it waits for; 0 is a prepared transaction
 * @param lock the kind and mode of the lock it waits for; null if it waits for none
 * @param relation the table of that lock; null if it is unknown
 */
record Backend(
    int pid,
    int leader,
    String application,
    String user,
    String state,
    @Nullable String waitType,
    @Nullable String waitEvent,
    @Nullable Instant statementStart,
    @Nullable Instant transactionStart,
    String text,
    List<Integer> blockers,
    @Nullable String lock,
    @Nullable String relation) {
  /** Returns whether it runs a statement; otherwise its transaction is idle. */
  boolean isActive() {
    return state.equals("active") || state.startsWith("fastpath");
  }
}
