package io.groundspeed.job;

import io.groundspeed.job.Doorbell.Committed;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The API through which applications enqueue and control jobs. Every method joins the caller's
 * transaction on the application's data source: a rollback discards the job; after a commit the job
 * starts within milliseconds.
 *
 * <p>Available to all code in the EAR, for any user: the application decides which users may
 * enqueue or cancel which jobs. Administrative screens and resources use {@link
 * io.groundspeed.job.desk.JobControl}, which is restricted to administrators and audited.
 */
@Stateless
@PermitAll
public class JobQueue {
  @Inject private CallersTransaction caller;
  @Inject private JobTypes types;

  /**
   * Enqueues a job. No transaction is started if the caller has none: the statement commits on its
   * own, which saves a round trip.
   *
   * @return its id
   * @throws InvalidJob if its handler can't read its payload, naming the field; the transaction
   *     remains usable
   * @throws UniqueKeyHeld if another job holds its key; the transaction remains usable
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long enqueue(NewJob job) {
    types.check(job);
    long id = caller.in(connection -> new Enqueueing(connection).insert(job));
    caller.ringAfterCommit(Committed.one(id, job));
    return id;
  }

  /**
   * Enqueues many jobs, much faster than one by one.
   *
   * @return the number of jobs enqueued; jobs whose key is held are skipped
   * @throws InvalidJob if a handler can't read a payload, naming the field; no job is enqueued
   */
  public int enqueueAll(List<NewJob> jobs) {
    jobs.forEach(types::check);
    int enqueued = caller.in(connection -> new Enqueueing(connection).insertAll(jobs));
    caller.ringAfterCommit(Committed.many(jobs));
    return enqueued;
  }

  /**
   * Cancels a waiting job, or requests cancellation of a running one.
   *
   * @throws UnknownJob if there is no such job
   * @throws JobRefused if it has ended
   */
  public void cancel(long id) {
    steer(steering -> steering.cancel(id));
  }

  /**
   * Re-queues a failed or cancelled job, with all its attempts available again.
   *
   * @throws UnknownJob if there is no such job
   * @throws UniqueKeyHeld if another job now holds its key
   * @throws JobRefused if it is waiting, running or completed
   */
  public void retry(long id) {
    steer(steering -> steering.retry(id));
    caller.ringAfterCommit(Committed.some());
  }

  /**
   * Removes a job that is not running, with its history. Has no effect if the job no longer exists.
   *
   * @throws JobRefused if it is running
   */
  public void discard(long id) {
    steer(steering -> steering.discard(id));
  }

  /**
   * Cancels those of the given jobs that are waiting, and requests cancellation of those that are
   * running.
   *
   * @param ids at most a few thousand, because all are changed by one statement
   * @return the number of jobs changed; jobs that have ended, no longer exist or are being changed
   *     concurrently are skipped
   */
  public int cancelAll(Collection<Long> ids) {
    return caller.in(connection -> new Steering(connection).cancelAll(ids));
  }

  /**
   * Re-queues those of the given jobs that failed or were cancelled.
   *
   * @param ids at most a few thousand, because all are changed by one statement
   * @return the number of jobs changed; of jobs with the same unique key, at most one
   */
  public int retryAll(Collection<Long> ids) {
    int retried = caller.in(connection -> new Steering(connection).retryAll(ids));
    caller.ringAfterCommit(Committed.some());
    return retried;
  }

  /**
   * Removes those of the given jobs that are not running, with their history.
   *
   * @param ids at most a few thousand, because all are removed by one statement
   * @return the number of jobs removed
   */
  public int discardAll(Collection<Long> ids) {
    return caller.in(connection -> new Steering(connection).discardAll(ids));
  }

  /**
   * Moves a waiting job to another time.
   *
   * @param at from 1970 to 9999
   * @throws UnknownJob if there is no such job
   * @throws JobRefused if it is not waiting
   */
  public void reschedule(long id, Instant at) {
    NewJob.checkTime(at);
    steer(steering -> steering.reschedule(id, at));
    caller.ringAfterCommit(Committed.some(at));
  }

  /**
   * Pauses a job type: no node starts jobs of this type until it is resumed. Running jobs continue.
   */
  public void pause(String type) {
    caller.in(connection -> new TypeSettings(connection).pause(type));
  }

  /** Resumes a paused job type. */
  public void resume(String type) {
    caller.in(connection -> new TypeSettings(connection).resume(type));
    caller.ringAfterCommit(Committed.some());
  }

  /**
   * Limits how many jobs of a type run concurrently in the whole cluster.
   *
   * @param most at least 1; null means as many as there are workers
   * @throws InvalidJob if the limit is below 1
   */
  public void limit(String type, @Nullable Integer most) {
    if (most != null && most < 1) {
      throw new InvalidJob("most", "must be at least 1");
    }
    caller.in(connection -> new TypeSettings(connection).limit(type, most));
    caller.ringAfterCommit(Committed.some());
  }

  private void steer(Steer action) {
    caller.in(
        connection -> {
          action.on(new Steering(connection));
          return null;
        });
  }

  private interface Steer {
    /** Changes jobs. */
    void on(Steering steering) throws SQLException;
  }
}
