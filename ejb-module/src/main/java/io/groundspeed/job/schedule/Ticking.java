package io.groundspeed.job.schedule;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Fires on this node whatever is due, each schedule in a transaction of its own: one that can't be
 * fired is noted, and stops no other.
 */
final class Ticking {
  private static final Logger LOG = Logger.getLogger(Ticking.class.getName());

  private final Transactions transactions;
  private final Queue queue;
  private final AtomicBoolean failing = new AtomicBoolean();

  Ticking(Transactions transactions, Queue queue) {
    this.transactions = transactions;
    this.queue = queue;
  }

  /** Never throws; a database that is away is logged once, and asked again at the next tick. */
  void tick() {
    try {
      List<Long> due = transactions.run(connection -> new DueSchedules(connection).ids());
      for (long id : due) {
        fire(id);
      }
      failing.set(false);
    } catch (Exception e) {
      if (failing.compareAndSet(false, true)) {
        LOG.log(Level.WARNING, "Schedules can''t be driven at the moment: {0}", e.toString());
      }
    }
  }

  private void fire(long id) throws Exception {
    try {
      transactions.run(
          connection -> {
            new Firing(connection, queue).fire(id);
            return null;
          });
    } catch (Exception e) {
      noteFailure(id, e);
    }
  }

  private void noteFailure(long id, Exception failure) throws Exception {
    String error = String.valueOf(failure.getMessage());
    boolean news =
        transactions.run(connection -> new DueSchedules(connection).noteFailure(id, error));
    if (news) {
      LOG.log(Level.WARNING, "Schedule {0} can''t fire: {1}", new Object[] {id, error});
    }
  }
}
