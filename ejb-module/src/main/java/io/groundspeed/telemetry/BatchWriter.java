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

  BatchWriter(
      HeldConnection connection,
      Replacement replacement,
      RowIds ids,
      String node,
      ReentrantLock turn) {
    this.connection = connection;
    this.replacement = replacement;
    this.ids = ids;
    this.node = node;
    this.turn = turn;
  }

  /**
   * Stores a batch and commits.
   *
   * @param decided gets the outcome of each sample, in their order, as soon as it is known
   * @throws Flush.CommitUnknown where it is not known whether the next of them are stored
   * @throws SQLException where the next of them are not
   */
  void store(List<Sample> samples, Consumer<List<Outcome>> decided) throws SQLException {
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
        return new Flush(connection.get(), ids, node, replacement).write(samples, this::passTurn);
      } catch (Flush.CommitUnknown e) {
        connection.letGo();
        return decide(e);
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

  /** The answer to a commit was lost: the database itself knows how the transaction ended. */
  private List<Outcome> decide(Flush.CommitUnknown commit) throws SQLException {
    UndecidedCommits.Status status;
    try {
      status = UndecidedCommits.statusOf(connection.get(), commit.transaction());
    } catch (SQLException e) {
      commit.addSuppressed(e);
      throw commit;
    } finally {
      connection.abandon();
    }
    return switch (status) {
      case COMMITTED -> commit.outcomes();
      case ABORTED -> throw (SQLException) commit.getCause();
      case IN_PROGRESS -> throw commit;
    };
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
