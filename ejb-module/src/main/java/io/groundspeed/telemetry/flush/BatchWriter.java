package io.groundspeed.telemetry.flush;

import io.groundspeed.postgres.HeldConnection;
import io.groundspeed.postgres.SqlFailure;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.Outcome;
import io.groundspeed.telemetry.raw.Sample;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches over one connection. It retries after conflicts with other transactions, and
 * splits the batch if the database rejects a row, see {@link Isolation}. Used by one thread.
 */
final class BatchWriter {
  private static final int CONFLICT_RETRIES = 3;

  private final HeldConnection connection;
  private final Replacement replacement;
  private final String node;
  private final ReentrantLock turn;
  private final Accounting accounting;
  private final FailureLog refusals;
  private final LastCommit last;
  private final RowIds ids = new RowIds();

  /** A commit of unknown outcome, whose samples still count as waiting; null if there is none. */
  private Flush.@Nullable CommitUnknown undecided;

  BatchWriter(
      HeldConnection connection,
      Replacement replacement,
      ReentrantLock turn,
      Accounting accounting,
      FailureLog refusals,
      LastCommit last) {
    this.connection = connection;
    this.replacement = replacement;
    this.node = last.node();
    this.turn = turn;
    this.accounting = accounting;
    this.refusals = refusals;
    this.last = last;
  }

  /**
   * Stores a batch and commits. The caller holds the turn, which is passed on once the batch is
   * sorted or rejected: bad rows are isolated while the other writer stores batches.
   *
   * @param decided receives the outcome of each sample, in order, as soon as it is known
   * @throws Flush.CommitUnknown if it is unknown whether the next samples are stored; {@link
   *     #decide()} resolves this
   * @throws SQLException if the next samples are not stored
   */
  void store(Batch batch, Consumer<List<Outcome>> decided) throws SQLException {
    decide();
    try {
      decided.accept(flush(batch.samples(), true));
    } catch (Isolation.RefusedRow e) {
      passTurn();
      new Isolation(batch, samples -> flush(samples, false), decided, refusals).run(e);
    }
  }

  private List<Outcome> flush(List<Sample> samples, boolean inTurn) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      if (inTurn) {
        takeTurn();
      }
      Flush flush = new Flush(connection.get(), ids, node, replacement, last);
      try {
        return flush.write(samples, this::passTurn);
      } catch (Flush.CommitUnknown e) {
        connection.letGo();
        return outcomesOf(e);
      } catch (SQLException e) {
        connection.abandon();
        SqlFailure failure = SqlFailure.of(e);
        if (failure == SqlFailure.BAD_ROW) {
          throw new Isolation.RefusedRow(flush.blamed(e), e);
        }
        if (failure != SqlFailure.CONFLICT || attempt > CONFLICT_RETRIES) {
          throw e;
        }
      }
    }
  }

  /** No transaction is open here, so the holder of the turn can't be waiting for this one. */
  private void takeTurn() {
    if (!turn.isHeldByCurrentThread()) {
      turn.lock();
    }
  }

  private void passTurn() {
    if (turn.isHeldByCurrentThread()) {
      turn.unlock();
    }
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

  /** Returns whether the outcome of the last commit is still unknown. */
  boolean isUndecided() {
    return undecided != null;
  }

  /**
   * Determines the outcome of a commit whose acknowledgement was lost, and accounts for its
   * samples.
   *
   * @throws SQLException if the database is still unavailable
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
}
