package io.groundspeed.telemetry;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Writes what a node takes in: takes all that waits, stores it in one transaction, and hands the
 * answers to an executor, so that a slow client never holds it (group commit).
 *
 * <p>Run by {@link #THREADS} threads that take turns. A turn is the taking of a batch and the
 * sorting of its samples into new ones and corrections; the rest of a transaction, the larger part,
 * runs beside the next one's turn. So batches claim their metrics in the order in which they were
 * taken, and the value that came last stays: a batch that meets a metric of the one before waits in
 * the database for its commit, then corrects it.
 */
final class Flusher implements Runnable {
  private static final Logger LOG = Logger.getLogger(Flusher.class.getName());

  /** One writes its rows while the other sorts its batch; a third would find nothing to take. */
  static final int THREADS = 2;

  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Intake intake;
  private final Accounting accounting;
  private final DataSource dataSource;
  private final Executor answers;
  private final Replacement replacement;
  private final TelemetrySettings settings;
  private final RowIds ids = new RowIds();
  private final FlushFigures figures = new FlushFigures();
  private final FailureLog failures = new FailureLog();
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicInteger writers = new AtomicInteger();

  Flusher(
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

  FlushFigures figures() {
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
            ids,
            settings.node(),
            turn,
            accounting,
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

  /** Returns whether there was something to write. */
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
    List<Sample> samples = Flush.samplesOf(taken);
    long started = System.nanoTime();
    List<Outcome> outcomes = new ArrayList<>(samples.size());
    try {
      writer.store(samples, outcomes::addAll);
    } catch (SQLException | RuntimeException | Error e) {
      // An error too: the writers of the node must live on, and their senders must hear of it.
      connection.abandon();
      passTurn();
      figures.failed();
      accountForFailed(samples.size(), outcomes, e);
      refuse(taken, e);
      Thread.sleep(PAUSE.toMillis());
      return;
    }
    figures.flushed(samples.size(), System.nanoTime() - started);
    settle(taken, outcomes);
  }

  private void passTurn() {
    if (turn.isHeldByCurrentThread()) {
      turn.unlock();
    }
  }

  private void settle(List<Submission> submissions, List<Outcome> outcomes) {
    accounting.settled(outcomes);
    int next = 0;
    for (Submission submission : submissions) {
      for (int i = 0; i < submission.size(); i++) {
        submission.decide(i, outcomes.get(next++));
      }
      intake.release(submission.size());
      answers.execute(() -> submission.answer().complete(submission.outcomes()));
    }
  }

  /** Their senders hear of a failure all the same, and may send them again. */
  private void accountForFailed(int samples, List<Outcome> decided, Throwable cause) {
    accounting.settled(decided);
    int lost = samples - decided.size();
    if (cause instanceof Flush.CommitUnknown commit) {
      lost -= commit.outcomes().size();
    }
    if (lost > 0) {
      accounting.lost(Unavailable.DATABASE, lost);
    }
  }

  private void refuse(List<Submission> submissions, Throwable cause) {
    failures.report(cause);
    Unavailable unavailable = Unavailable.database("the database can't be reached");
    for (Submission submission : submissions) {
      intake.release(submission.size());
      answers.execute(() -> submission.answer().completeExceptionally(unavailable));
    }
  }
}
