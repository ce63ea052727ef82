package io.groundspeed.telemetry.flush;

import io.groundspeed.postgres.HeldConnection;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.Intake;
import io.groundspeed.telemetry.intake.Submission;
import io.groundspeed.telemetry.intake.TelemetrySettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Writes the samples that a node receives: takes all waiting submissions, stores them in one
 * transaction (group commit), and completes the answers on an executor, so that a slow client never
 * delays it.
 *
 * <p>It runs on {@link #THREADS} threads that take turns. A turn covers taking a batch and sorting
 * its samples into new ones and corrections. The rest of the transaction, the larger part, runs
 * concurrently with the next turn. Batches therefore claim their metrics in the order in which they
 * were taken, and the last value wins: a batch that contains a metric of the previous one waits in
 * the database for its commit, then corrects it.
 */
public final class Flusher implements Runnable {
  private static final Logger LOG = Logger.getLogger(Flusher.class.getName());

  /**
   * One thread writes its rows while the other sorts its batch. A third would find nothing to take.
   */
  public static final int THREADS = 2;

  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Intake intake;
  private final Accounting accounting;
  private final DataSource dataSource;
  private final Executor answers;
  private final Replacement replacement;
  private final TelemetrySettings settings;
  private final FlushFigures figures = new FlushFigures();
  private final FailureLog failures = new FailureLog("Failed flushes");
  private final FailureLog refusals = new FailureLog("Rows that the database refused");

  /**
   * Fair, because otherwise the writer that releases it would reacquire it before the waiting one.
   */
  private final ReentrantLock turn = new ReentrantLock(true);

  private final AtomicInteger writers = new AtomicInteger();

  public Flusher(
      Intake intake,
      Accounting accounting,
      DataSource dataSource,
      Executor answers,
      Replacement replacement,
      TelemetrySettings settings) {
    this.intake = intake;
    this.accounting = accounting;
    this.dataSource = dataSource;
    this.answers = answers;
    this.replacement = replacement;
    this.settings = settings;
  }

  /** Returns the counts of its flushes. */
  public FlushFigures figures() {
    return figures;
  }

  /** Runs until the intake is closed and empty, or the thread is interrupted. */
  @Override
  public void run() {
    HeldConnection connection = new HeldConnection(dataSource);
    BatchWriter writer =
        new BatchWriter(
            connection,
            replacement,
            turn,
            accounting,
            refusals,
            new LastCommit(settings.node(), "flusher-" + writers.incrementAndGet()));
    try {
      while (!intake.isDrained()) {
        decide(writer);
        if (!takeTurn(connection, writer)) {
          connection.letGo();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connection.letGo();
    }
  }

  private static void decide(BatchWriter writer) {
    if (writer.isUndecided()) {
      try {
        writer.decide();
      } catch (SQLException e) {
        LOG.log(Level.FINE, "The database can't be asked yet how a commit ended", e);
      }
    }
  }

  /** Returns whether there was anything to write. */
  private boolean takeTurn(HeldConnection connection, BatchWriter writer)
      throws InterruptedException {
    if (!turn.tryLock(IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    try {
      List<Submission> taken = intake.take(settings.batchSize(), IDLE);
      if (taken.isEmpty()) {
        return false;
      }
      write(taken, connection, writer);
      return true;
    } finally {
      passTurn();
    }
  }

  private void write(List<Submission> taken, HeldConnection connection, BatchWriter writer)
      throws InterruptedException {
    Batch batch = Batch.of(taken);
    Settlement settlement = new Settlement(taken, intake, accounting, answers);
    long started = System.nanoTime();
    try {
      writer.store(batch, settlement);
    } catch (SQLException | RuntimeException | Error e) {
      // Errors too: the node's writers must survive, and senders must be notified.
      connection.abandon();
      passTurn();
      figures.failed();
      failures.report(e);
      accountForFailed(batch.size() - settlement.decided(), e);
      settlement.refuseRest(Unavailable.database("the database can't be reached"));
      Thread.sleep(PAUSE.toMillis());
      return;
    }
    figures.flushed(batch.size(), System.nanoTime() - started);
  }

  private void passTurn() {
    if (turn.isHeldByCurrentThread()) {
      turn.unlock();
    }
  }

  /** Their senders are notified of a failure in any case, and may send them again. */
  private void accountForFailed(int undecided, Throwable cause) {
    int lost = undecided;
    if (cause instanceof Flush.CommitUnknown commit) {
      lost -= commit.outcomes().size();
    }
    if (lost > 0) {
      accounting.lost(Unavailable.DATABASE, lost);
    }
  }
}
