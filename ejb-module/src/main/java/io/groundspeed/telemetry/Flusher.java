package io.groundspeed.telemetry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The one writer of a node: takes all that waits, writes it in one transaction, and hands the
 * answers to an executor, so that a slow client never holds it (group commit).
 */
final class Flusher implements Runnable {
  private static final Logger LOG = Logger.getLogger(Flusher.class.getName());
  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final int CONFLICT_RETRIES = 3;
  private static final int LONGEST_REASON = 200;

  private final Intake intake;
  private final Accounting accounting;
  private final DataSource dataSource;
  private final Executor answers;
  private final Replacement replacement;
  private final TelemetrySettings settings;
  private final RowIds ids = new RowIds();
  private final FlushFigures figures = new FlushFigures();
  private final AtomicLong reported = new AtomicLong();
  private Connection held;

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

  /** Runs until the intake is closed and empty. */
  @Override
  public void run() {
    while (!intake.isDrained()) {
      try {
        List<Submission> taken = intake.take(settings.batchSize(), IDLE);
        if (taken.isEmpty()) {
          letGo();
        } else {
          write(taken);
        }
      } catch (InterruptedException e) {
        break;
      }
    }
    letGo();
  }

  private void write(List<Submission> submissions) {
    List<Sample> samples = Flush.samplesOf(submissions);
    long started = System.nanoTime();
    try {
      List<Outcome> outcomes = store(samples);
      figures.flushed(samples.size(), System.nanoTime() - started);
      settle(submissions, outcomes);
    } catch (SQLException | RuntimeException | Error e) {
      abandon();
      figures.failed();
      // An error too: the one writer of the node must live on, and its senders must hear of it.
      refuse(submissions, samples.size(), e);
      pause();
    }
  }

  /** A database that is away is not asked again at once: each attempt costs it and the log. */
  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stores a batch; where the database refuses a row, halves the batch until it stands alone. */
  private List<Outcome> store(List<Sample> samples) throws SQLException {
    try {
      return flush(samples);
    } catch (SQLException e) {
      if (SqlFailure.of(e) != SqlFailure.BAD_ROW) {
        throw e;
      }
      if (samples.size() == 1) {
        return List.of(refused(samples.get(0), e));
      }
      int half = samples.size() / 2;
      List<Outcome> outcomes = new ArrayList<>(store(samples.subList(0, half)));
      outcomes.addAll(store(samples.subList(half, samples.size())));
      return outcomes;
    }
  }

  private List<Outcome> flush(List<Sample> samples) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return new Flush(connection(), ids, settings.node(), replacement).write(samples);
      } catch (Flush.CommitUnknown e) {
        letGo();
        if (committed(e.transaction())) {
          return e.outcomes();
        }
        throw e;
      } catch (SQLException e) {
        abandon();
        if (SqlFailure.of(e) != SqlFailure.CONFLICT || attempt > CONFLICT_RETRIES) {
          throw e;
        }
      }
    }
  }

  /** Kept from flush to flush while there is work: handing one out tests it, at a round trip. */
  private Connection connection() throws SQLException {
    if (held == null) {
      held = dataSource.getConnection();
      held.setAutoCommit(false);
    }
    return held;
  }

  /** Undoes a failed flush; the next one takes a connection that has been tested. */
  private void abandon() {
    try {
      if (held != null) {
        held.rollback();
      }
    } catch (SQLException e) {
      LOG.log(Level.FINE, "The rollback failed as well; the connection is gone", e);
    }
    letGo();
  }

  private void letGo() {
    Connection connection = held;
    held = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        LOG.log(Level.FINE, "Closing failed; the connection is gone", e);
      }
    }
  }

  /** The answer to a commit was lost: the database itself knows how the transaction ended. */
  private boolean committed(String transaction) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement("SELECT pg_xact_status(?::xid8)")) {
      select.setString(1, transaction);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return "committed".equals(row.getString(1));
      }
    }
  }

  private Outcome refused(Sample sample, SQLException e) {
    String reason = firstLine(e.getMessage());
    LOG.log(
        Level.WARNING,
        "The database refused a row of {0} about {1}: {2}",
        new Object[] {sample.row().table().name(), sample.subject(), reason});
    return new Outcome.Rejected("value", "the database refused it", "refused-by-database");
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

  private void refuse(List<Submission> submissions, int samples, Throwable cause) {
    report(cause);
    accounting.lost("database-unavailable", samples);
    Unavailable unavailable =
        new Unavailable("database-unavailable", "the database can't be reached", RETRY_AFTER);
    for (Submission submission : submissions) {
      intake.release(submission.size());
      answers.execute(() -> submission.answer().completeExceptionally(unavailable));
    }
  }

  /**
   * One line every ten seconds: a database that is away must not fill the disk with its absence.
   */
  private void report(Throwable cause) {
    long now = System.nanoTime();
    long last = reported.get();
    if (last == 0 || now - last > Duration.ofSeconds(10).toNanos()) {
      reported.set(now);
      LOG.log(Level.WARNING, "A flush failed: {0}", firstLine(String.valueOf(cause)));
    }
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
  }
}
