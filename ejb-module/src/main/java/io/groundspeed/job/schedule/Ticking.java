package io.groundspeed.job.schedule;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fires all due schedules on this node, each in a separate transaction. A schedule that can't be
 * fired is recorded and does not block others.
 */
final class Ticking {
  private static final Logger LOG = Logger.getLogger(Ticking.class.getName());

  /**
   * Maximum number of batches of {@link DueSchedules#AT_A_TIME} per tick. The next tick fires the
   * rest.
   */
  private static final int MOST_BATCHES = 200;

  private final Transactions transactions;
  private final Queue queue;
  private final AtomicBoolean failing = new AtomicBoolean();

  Ticking(Transactions transactions, Queue queue) {
    this.transactions = transactions;
    this.queue = queue;
  }

  /**
   * Fires all due schedules, longest overdue first. Never throws: if the database is unavailable,
   * this is logged once and retried at the next tick.
   */
  void tick() {
    try {
      Instant upSince = watch();
      List<Long> due = due();
      for (int batch = 1; !due.isEmpty(); batch++) {
        for (long id : due) {
          fire(id, upSince);
        }
        boolean more = due.size() == DueSchedules.AT_A_TIME && batch < MOST_BATCHES;
        watch();
        due = more ? due() : List.of();
      }
      failing.set(false);
    } catch (Exception e) {
      if (failing.compareAndSet(false, true)) {
        LOG.log(Level.WARNING, "Schedules can''t be driven at the moment: {0}", e.toString());
      }
    }
  }

  private Instant watch() throws Exception {
    return transactions.run(connection -> new ScheduleWatch(connection).tick());
  }

  private List<Long> due() throws Exception {
    return transactions.run(connection -> new DueSchedules(connection).ids());
  }

  private void fire(long id, Instant upSince) throws Exception {
    try {
      transactions.<@Nullable Object>run(
          connection -> {
            new Firing(connection, queue).fire(id, upSince);
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
