package io.groundspeed.job.runner;

import io.groundspeed.job.RetryPolicy;
import io.groundspeed.job.claim.ClaimedJob;
import io.groundspeed.job.claim.Endings;
import io.groundspeed.job.claim.Endings.Completion;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.shared.FailureText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs attempts. The work, the completion and the history row are committed together. A failure is
 * written in a separate transaction, after the work was rolled back. If nothing enlisted in the
 * transaction (the job only sent a mail, say), the completion has nothing to be atomic with, so it
 * is committed in a batch with others.
 */
final class Attempts {
  private static final Logger LOG = Logger.getLogger(Attempts.class.getName());
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final WorkTransaction.Source transactions;
  private final DataSource application;
  private final DataSource own;
  private final RetryPolicy retries;
  private final Outcomes outcomes;
  private final InstantSource time;

  /**
   * @param application the handlers' data source, used inside the transaction
   * @param own the data source used outside the transaction
   */
  Attempts(
      WorkTransaction.Source transactions,
      DataSource application,
      DataSource own,
      RetryPolicy retries,
      Outcomes outcomes,
      InstantSource time) {
    this.transactions = transactions;
    this.application = application;
    this.own = own;
    this.retries = retries;
    this.outcomes = outcomes;
    this.time = time;
  }

  /**
   * Runs one attempt and writes its outcome. Catches everything that the handler throws.
   *
   * @param groupCommit receives a completion that needs no separate transaction
   * @return whether the outcome is written; false if that is left to {@code groupCommit}
   */
  boolean run(Attempt attempt, Consumer<Completion> groupCommit) {
    long started = System.nanoTime();
    Call call = call(attempt);
    try {
      attempt.begin(time.instant());
      Completion alone =
          attempt.handler().transactional()
              ? runInTransaction(attempt, call, started)
              : completion(attempt, call, started);
      if (alone != null) {
        groupCommit.accept(alone);
        return false;
      }
    } catch (LeaseLost e) {
      LOG.log(Level.WARNING, "{0} lost its lease; what it did is undone", describe(attempt));
    } catch (Throwable e) {
      fail(attempt.job(), e, millisSince(started));
    } finally {
      attempt.end();
    }
    return true;
  }

  /** Returns the completion that remains to be written after the commit, or null. */
  private @Nullable Completion runInTransaction(Attempt attempt, Call call, long started)
      throws Exception {
    WorkTransaction transaction = transactions.begin(attempt.handler().timeout().plus(GRACE));
    Completion completion;
    boolean empty;
    try {
      completion = completion(attempt, call, started);
      if (transaction.isDoomed()) {
        throw new IllegalStateException("The transaction was marked to be rolled back");
      }
      // A statement that ran outside the transaction is not proof of an empty one: a failing pool
      // may hand out a connection without enlisting it.
      empty = call.statements() == 0 && transaction.isEmpty();
      if (!empty) {
        complete(completion);
      }
    } catch (Throwable e) {
      rollBack(transaction);
      throw e;
    }
    if (empty) {
      transaction.commit();
      return completion;
    }
    commit(transaction, attempt);
    return null;
  }

  private Completion completion(Attempt attempt, Call call, long started) throws Exception {
    String result = outcomes.result(handle(attempt, call));
    return new Completion(attempt.job(), result, millisSince(started));
  }

  private static String handle(Attempt attempt, Call call) throws Exception {
    try {
      return Calls.run(call, () -> attempt.handler().run(attempt.job().payload(), attempt));
    } finally {
      attempt.end();
    }
  }

  /** Statements that the handler runs are attributed to its job type. */
  private static Call call(Attempt attempt) {
    return new Call(
        Calls.deployment(Thread.currentThread().getContextClassLoader()),
        Caller.JOB + attempt.job().type());
  }

  /**
   * Updates the job's row last, because heartbeat and progress update it over other connections.
   */
  private void complete(Completion completion) throws SQLException {
    try (Connection connection = application.getConnection()) {
      if (!new Endings(connection).complete(completion)) {
        throw new LeaseLost();
      }
    }
  }

  private void commit(WorkTransaction transaction, Attempt attempt) throws Exception {
    try {
      transaction.commit();
    } catch (Exception e) {
      if (!isCompleted(attempt)) {
        throw e;
      }
      LOG.log(Level.INFO, "{0} was committed, though the answer was lost", describe(attempt));
    }
  }

  private boolean isCompleted(Attempt attempt) throws SQLException {
    try (Connection connection = own.getConnection()) {
      return new Endings(connection).isCompleted(attempt.job());
    }
  }

  private static void rollBack(WorkTransaction transaction) {
    try {
      transaction.rollback();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "A rollback failed; the database undoes what is left", e);
    }
  }

  /**
   * Fails an attempt that is given up. Whatever its thread still does is undone, because its token
   * is no longer valid.
   */
  void abandoned(Attempt attempt) {
    fail(attempt.job(), attempt.didNotStop(), attempt.handler().timeout().toMillis());
  }

  /** Fails an attempt whose result can't be written. */
  void fail(Completion completion, SQLException cause) {
    fail(completion.job(), cause, completion.millis());
  }

  private void fail(ClaimedJob job, Throwable cause, double millis) {
    FailureText failure = FailureText.of(cause);
    boolean last = cause instanceof UnreadablePayload;
    Duration backoff = retries.waitAfter(job.attempt(), ThreadLocalRandom.current());
    try (Connection connection = own.getConnection()) {
      Object[] what = {describe(job), failure.firstLine()};
      if (!new Endings(connection).fail(job, failure, last, backoff, millis)) {
        LOG.log(Level.WARNING, "{0} failed after it had lost its lease", describe(job));
      } else if (last || job.attempt() >= job.maxAttempts()) {
        LOG.log(Level.WARNING, "{0} failed, and was the last: {1}", what);
      } else {
        LOG.log(Level.FINE, "{0} failed: {1}", what);
      }
    } catch (SQLException | RuntimeException e) {
      // The lease will expire, and the attempt will count as one whose node was lost.
      LOG.log(
          Level.WARNING,
          "The failure of {0} can''t be written: {1}",
          new Object[] {describe(job), String.valueOf(e.getMessage())});
    }
  }

  private static String describe(Attempt attempt) {
    return describe(attempt.job());
  }

  private static String describe(ClaimedJob job) {
    return "Job %d (%s), attempt %d,".formatted(job.id(), job.type(), job.attempt());
  }

  private static double millisSince(long started) {
    return (System.nanoTime() - started) / 1e6;
  }

  /** Another node now holds the job. */
  private static final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost() {
      super("The lease was lost");
    }
  }
}
