package io.groundspeed.job.runner;

import io.groundspeed.job.claim.Endings;
import io.groundspeed.job.claim.Endings.Completion;
import io.groundspeed.postgres.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Writes the completions of handlers without a transaction, as many per commit as are waiting. Its
 * size is bounded because the runner limits the number of jobs in progress. Thread-safe.
 */
final class GroupCommit implements Runnable {
  private static final Logger LOG = Logger.getLogger(GroupCommit.class.getName());
  private static final int MOST = 2_000;
  private static final int TRIES = 5;
  private static final long PAUSE_MILLIS = 500;

  private final LinkedBlockingQueue<Completion> waiting = new LinkedBlockingQueue<>();
  private final DataSource dataSource;
  private final BiConsumer<Completion, SQLException> refused;
  private final Consumer<Completion> written;
  private volatile boolean closed;

  /**
   * @param refused receives a completion that the database rejects, even when retried
   * @param written receives each completion when its lease need no longer be extended
   */
  GroupCommit(
      DataSource dataSource,
      BiConsumer<Completion, SQLException> refused,
      Consumer<Completion> written) {
    this.dataSource = dataSource;
    this.refused = refused;
    this.written = written;
  }

  void add(Completion completion) {
    waiting.add(completion);
  }

  /** Runs until it is closed and empty. */
  @Override
  public void run() {
    try {
      while (!closed || !waiting.isEmpty()) {
        Completion first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Completion> batch = new ArrayList<>(List.of(first));
          waiting.drainTo(batch, MOST - 1);
          writeAll(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Releases the jobs in any case, so that they do not stay in progress forever. */
  private void writeAll(List<Completion> batch) throws InterruptedException {
    try {
      write(batch);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "Completions can't be written; their jobs will run again", e);
    } finally {
      batch.forEach(written);
    }
  }

  void close() {
    closed = true;
  }

  /** Writes one completion immediately, for a caller that waits for it. */
  void addAndWait(Completion completion) {
    try {
      write(List.of(completion));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Jobs whose completion can't be written run again after their lease expires (at least once). */
  private void write(List<Completion> batch) throws InterruptedException {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try (Connection connection = dataSource.getConnection()) {
        noteLate(batch, new Endings(connection).complete(batch));
        return;
      } catch (SQLException e) {
        if (SqlFailure.of(e) == SqlFailure.BAD_ROW) {
          writeApart(batch, e);
          return;
        }
        LOG.log(
            attempt == TRIES ? Level.WARNING : Level.FINE,
            "{0} completions can''t be written: {1}",
            new Object[] {batch.size(), e.getMessage()});
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /**
   * One completion is invalid, because the database does not accept its result as JSON. Splitting
   * writes the others.
   */
  private void writeApart(List<Completion> batch, SQLException cause) throws InterruptedException {
    int half = batch.size() / 2;
    if (half == 0) {
      refused.accept(batch.get(0), cause);
    } else {
      write(batch.subList(0, half));
      write(batch.subList(half, batch.size()));
    }
  }

  private static void noteLate(List<Completion> batch, Set<UUID> ours) {
    if (ours.size() < batch.size()) {
      LOG.log(
          Level.WARNING,
          "{0} jobs ended after they had lost their leases",
          batch.size() - ours.size());
    }
  }
}
