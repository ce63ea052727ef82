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

/**
 * The way to the queue: what an application calls. Every method joins the caller's transaction on
 * the application's data source: a rollback leaves no job, a commit leaves one, which starts within
 * milliseconds.
 *
 * <p>Open to all code in the EAR, whoever the user is: an application decides which of its users
 * may enqueue or cancel what. Administrators' screens and resources use {@link
 * io.groundspeed.job.desk.JobControl}, which is theirs alone and audited.
 */
@Stateless
@PermitAll
public class JobQueue {
  @Inject private CallersTransaction caller;
  @Inject private JobTypes types;

  /**
   * Enqueues a job. A caller without a transaction needs none for it: the database commits the row
   * by itself, which spares it and the caller a round trip.
   *
   * @return its id
   * @throws InvalidJob where its handler can't read its payload, naming the field; the transaction
   *     can go on
   * @throws UniqueKeyHeld where another job holds its key; the transaction can go on
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long enqueue(NewJob job) {
    types.check(job);
    long id = caller.in(connection -> new Enqueueing(connection).insert(job));
    caller.ringAfterCommit(Committed.one(id, job));
    return id;
  }

  /**
   * Enqueues many jobs, far faster than one by one.
   *
   * @return how many were enqueued; those whose key is held were not
   * @throws InvalidJob where a handler can't read a payload, naming the field; none is enqueued
   */
  public int enqueueAll(List<NewJob> jobs) {
    jobs.forEach(types::check);
    int enqueued = caller.in(connection -> new Enqueueing(connection).insertAll(jobs));
    caller.ringAfterCommit(Committed.many(jobs));
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
    caller.ringAfterCommit(Committed.some());
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
    return caller.in(connection -> new Steering(connection).cancelAll(ids));
  }

  /**
   * Lets those of many jobs that have failed or were cancelled start over.
   *
   * @param ids at most some thousands, since all are changed by one statement
   * @return how many were changed; of those with the same unique key at most one was
   */
  public int retryAll(Collection<Long> ids) {
    int retried = caller.in(connection -> new Steering(connection).retryAll(ids));
    caller.ringAfterCommit(Committed.some());
    return retried;
  }

  /**
   * Removes those of many jobs that are not running, with their history.
   *
   * @param ids at most some thousands, since all are removed by one statement
   * @return how many were removed
   */
  public int discardAll(Collection<Long> ids) {
    return caller.in(connection -> new Steering(connection).discardAll(ids));
  }

  /**
   * Moves a waiting job to another time.
   *
   * @throws UnknownJob if there is none
   * @throws JobRefused if it is not waiting
   */
  public void reschedule(long id, Instant at) {
    NewJob.checkTime(at);
    steer(steering -> steering.reschedule(id, at));
    caller.ringAfterCommit(Committed.some(at));
  }

  /** Starts no more jobs of a type, on no node, until it is resumed; running ones go on. */
  public void pause(String type) {
    caller.in(connection -> new TypeSettings(connection).pause(type));
  }

  /** Ends a pause. */
  public void resume(String type) {
    caller.in(connection -> new TypeSettings(connection).resume(type));
    caller.ringAfterCommit(Committed.some());
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
    void on(Steering steering) throws SQLException;
  }
}
