package io.groundspeed.job;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * The way to the queue: what an application calls. Every method joins the caller's transaction on
 * the application's data source: a rollback leaves no job, a commit leaves one, which starts within
 * milliseconds.
 */
@Stateless
public class JobQueue {
  @Resource(lookup = "java:jboss/datasources/GroundspeedDS")
  private DataSource dataSource;

  @Resource private TransactionSynchronizationRegistry transaction;
  @Inject private Doorbell doorbell;

  /**
   * Enqueues a job.
   *
   * @return its id
   * @throws UniqueKeyHeld where another job holds its key; the transaction can go on
   */
  public long enqueue(NewJob job) {
    long id = in(connection -> new Enqueueing(connection).insert(job));
    ringAfterCommit(job.scheduledAt());
    return id;
  }

  /**
   * Enqueues many jobs, far faster than one by one.
   *
   * @return how many were enqueued; those whose key is held were not
   */
  public int enqueueAll(List<NewJob> jobs) {
    int enqueued = in(connection -> new Enqueueing(connection).insertAll(jobs));
    ringAfterCommit(null);
    return enqueued;
  }

  /**
   * Cancels a waiting job, or asks a running one to end.
   *
   * @throws UnknownJob if there is none
   * @throws JobRefused if it has ended
   */
  public void cancel(long id) {
    steer(steering -> steering.cancel(id));
  }

  /**
   * Lets a failed or cancelled job start over, with all its attempts.
   *
   * @throws UnknownJob if there is none
   * @throws UniqueKeyHeld if another job has its key by now
   * @throws JobRefused if it waits, runs or is completed
   */
  public void retry(long id) {
    steer(steering -> steering.retry(id));
    ringAfterCommit(null);
  }

  /**
   * Removes a job that is not running, with its history; one that is gone already is no error.
   *
   * @throws JobRefused if it is running
   */
  public void discard(long id) {
    steer(steering -> steering.discard(id));
  }

  /**
   * Cancels those of many jobs that wait, and asks those that run to end.
   *
   * @param ids at most some thousands, since all are changed by one statement
   * @return how many were changed; what has ended, is gone or just changes was skipped
   */
  public int cancelAll(Collection<Long> ids) {
    return in(connection -> new Steering(connection).cancelAll(ids));
  }

  /**
   * Lets those of many jobs that have failed or were cancelled start over.
   *
   * @param ids at most some thousands, since all are changed by one statement
   * @return how many were changed; of those with the same unique key at most one was
   */
  public int retryAll(Collection<Long> ids) {
    int retried = in(connection -> new Steering(connection).retryAll(ids));
    ringAfterCommit(null);
    return retried;
  }

  /**
   * Removes those of many jobs that are not running, with their history.
   *
   * @param ids at most some thousands, since all are removed by one statement
   * @return how many were removed
   */
  public int discardAll(Collection<Long> ids) {
    return in(connection -> new Steering(connection).discardAll(ids));
  }

  /**
   * Moves a waiting job to another time.
   *
   * @throws UnknownJob if there is none
   * @throws JobRefused if it is not waiting
   */
  public void reschedule(long id, Instant at) {
    steer(steering -> steering.reschedule(id, at));
    ringAfterCommit(at);
  }

  /** Starts no more jobs of a type, on no node, until it is resumed; running ones go on. */
  public void pause(String type) {
    set(
        """
        INSERT INTO groundspeed.job_type_settings (job_type, paused_at)
        VALUES (?, groundspeed.clock())
        ON CONFLICT (job_type) DO UPDATE
           SET paused_at = coalesce(job_type_settings.paused_at, excluded.paused_at)
        """,
        type);
  }

  /** Ends a pause. */
  public void resume(String type) {
    set("UPDATE groundspeed.job_type_settings SET paused_at = NULL WHERE job_type = ?", type);
    ringAfterCommit(null);
  }

  /**
   * Bounds how many jobs of a type run at once in the whole cluster.
   *
   * @param most at least 1; null is as many as there are workers
   */
  public void limit(String type, Integer most) {
    if (most != null && most < 1) {
      throw new InvalidJob("most", "must be at least 1");
    }
    set(
        """
        INSERT INTO groundspeed.job_type_settings (job_type, max_running) VALUES (?, ?)
        ON CONFLICT (job_type) DO UPDATE SET max_running = excluded.max_running
        """,
        type,
        most);
    ringAfterCommit(null);
  }

  private void set(String sql, Object... parameters) {
    in(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
              statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
          }
        });
  }

  private void steer(Steer action) {
    in(
        connection -> {
          action.on(new Steering(connection));
          return null;
        });
  }

  private <T> T in(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new EJBException("The queue can't be reached: " + e.getMessage(), e);
    }
  }

  /** Before the commit nobody could see the job; after a rollback there is none. */
  private void ringAfterCommit(Instant due) {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              doorbell.ring(due);
            }
          }
        });
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private interface Steer {
    void on(Steering steering) throws SQLException;
  }
}
