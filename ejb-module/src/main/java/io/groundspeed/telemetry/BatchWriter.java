package io.groundspeed.telemetry;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes batches over one connection: again where another transaction was in the way, in halves
 * where the database refuses a row, until that row stands alone. Used by one thread.
 */
final class BatchWriter {
  private static final Logger LOG = Logger.getLogger(BatchWriter.class.getName());
  private static final int CONFLICT_RETRIES = 3;

  private final HeldConnection connection;
  private final Replacement replacement;
  private final RowIds ids;
  private final String node;
  private final ReentrantLock turn;
  private final Accounting accounting;
  private final LastCommit last;

  /** A commit that holds samples which count as waiting; null if there is none. */
  private Flush.CommitUnknown undecided;

  BatchWriter(
      HeldConnection connection,
      Replacement replacement,
      RowIds ids,
      String node,
      ReentrantLock turn,
      Accounting accounting,
      LastCommit last) {
    this.connection = connection;
    this.replacement = replacement;
    this.ids = ids;
    this.node = node;
    this.turn = turn;
    this.accounting = accounting;
    this.last = last;
  }

  /**
   * Stores a batch and commits.
   *
   * @param decided gets the outcome of each sample, in their order, as soon as it is known
   * @throws Flush.CommitUnknown where it is not known whether the next of them are stored: {@link
   *     #decide()} will tell
   * @throws SQLException where the next of them are not
   */
  void store(List<Sample> samples, Consumer<List<Outcome>> decided) throws SQLException {
    decide();
    try {
      decided.accept(flush(samples));
    } catch (SQLException e) {
      if (SqlFailure.of(e) != SqlFailure.BAD_ROW) {
        throw e;
      }
      if (samples.size() == 1) {
        decided.accept(List.of(refused(samples.get(0), e)));
        return;
      }
      int half = samples.size() / 2;
      store(samples.subList(0, half), decided);
      store(samples.subList(half, samples.size()), decided);
    }
  }

  private List<Outcome> flush(List<Sample> samples) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        takeTurn();
        return new Flush(connection.get(), ids, node, replacement, last)
            .write(samples, this::passTurn);
      } catch (Flush.CommitUnknown e) {
        connection.letGo();
        return outcomesOf(e);
      } catch (SQLException e) {
        connection.abandon();
        if (SqlFailure.of(e) != SqlFailure.CONFLICT || attempt > CONFLICT_RETRIES) {
          throw e;
        }
      }
    }
  }

  /** No transaction is open here, so whoever holds the turn can't be waiting for this one. */
  private void takeTurn() {
    if (!turn.isHeldByCurrentThread()) {
      turn.lock();
    }
  }

  private void passTurn() {
    turn.unlock();
  }

  private List<Outcome> outcomesOf(Flush.CommitUnknown commit) throws SQLException {
    try {
      if (last.was(connection.get(), commit.token())) {
        return commit.outcomes();
      }
    } catch (SQLException e) {
      commit.addSuppressed(e);
      undecided = commit;
      throw commit;
    } finally {
      connection.abandon();
    }
    throw (SQLException) commit.getCause();
  }

  /** Returns whether it is to be asked how a commit ended. */
  boolean isUndecided() {
    return undecided != null;
  }

  /**
   * Asks how the commit ended whose answer the database took with it, and accounts for it.
   *
   * @throws SQLException where the database can't be asked yet
   */
  void decide() throws SQLException {
    if (undecided == null) {
      return;
    }
    List<Outcome> outcomes = undecided.outcomes();
    try {
      if (last.was(connection.get(), undecided.token())) {
        accounting.settled(outcomes);
      } else {
        accounting.lost(Unavailable.DATABASE, outcomes.size());
      }
      undecided = null;
    } finally {
      connection.abandon();
    }
  }

  private static Outcome refused(Sample sample, SQLException e) {
    LOG.log(
        Level.WARNING,
        "The database refused a row of {0} about {1}: {2}",
        new Object[] {
          sample.row().table().name(), sample.subject(), FailureLog.firstLine(e.getMessage())
        });
    return new Outcome.Rejected("value", "the database refused it", "refused-by-database");
  }
}
