package io.groundspeed.job;

import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Changes that users make to jobs, over a connection and in its transaction. Each is one statement
 * that changes a job only if its status allows it, so a worker that is faster wins.
 */
public final class Steering {
  private static final String PENDING_CANCELLED =
      JobStatusSql.of(
          """
      UPDATE groundspeed.background_jobs
         SET status = {pending>cancelled}, updated_at = groundspeed.clock(),
             held_key = groundspeed.job_kept_key(held_key, held_until, true)
       WHERE id = ? AND status IN {*>cancelled}
      """);

  private static final String RUNNING_CANCELLED =
      JobStatusSql.of(
          """
      UPDATE groundspeed.background_jobs SET cancel_requested = true
       WHERE id = ? AND status = {processing}
      """);

  private static final String RETRIED =
      JobStatusSql.of(
          """
      UPDATE groundspeed.background_jobs
         SET status = {failed>pending}, attempts = 0, scheduled_at = groundspeed.clock(),
             cancel_requested = false, held_key = unique_key, updated_at = groundspeed.clock()
       WHERE id = ? AND status IN {*>pending}
      """);

  private static final String DISCARDED =
      JobStatusSql.of(
          "DELETE FROM groundspeed.background_jobs WHERE id = ? AND status <> {processing}");

  private static final String ALL_CANCELLED =
      JobStatusSql.of(
          """
      UPDATE groundspeed.background_jobs
         SET status = CASE WHEN status IN {*>cancelled} THEN {pending>cancelled} ELSE status END,
             cancel_requested = status = {processing},
             held_key = groundspeed.job_kept_key(held_key, held_until, status IN {*>cancelled}),
             updated_at = groundspeed.clock()
       WHERE id IN (SELECT id FROM groundspeed.background_jobs
                     WHERE id = ANY (?) AND (status IN {*>cancelled} OR status = {processing})
                       AND NOT cancel_requested
                       FOR UPDATE SKIP LOCKED)
      """);

  /**
   * Of several jobs with the same key, only the newest can hold it again, and only if the key is
   * free.
   */
  private static final String ALL_RETRIED =
      JobStatusSql.of(
          """
      WITH chosen AS MATERIALIZED (
          SELECT id, unique_key FROM groundspeed.background_jobs
           WHERE id = ANY (?) AND status IN {*>pending}
             FOR UPDATE SKIP LOCKED
      )
      UPDATE groundspeed.background_jobs AS job
         SET status = {failed>pending}, attempts = 0, scheduled_at = groundspeed.clock(),
             cancel_requested = false, held_key = job.unique_key, updated_at = groundspeed.clock()
        FROM chosen
       WHERE job.id = chosen.id
         AND NOT EXISTS (SELECT FROM chosen AS newer
                          WHERE newer.unique_key = chosen.unique_key AND newer.id > chosen.id)
         AND NOT EXISTS (SELECT FROM groundspeed.background_jobs AS holder
                          WHERE holder.held_key = chosen.unique_key AND holder.id <> chosen.id)
      """);

  private static final String ALL_DISCARDED =
      JobStatusSql.of(
          """
      DELETE FROM groundspeed.background_jobs
       WHERE id IN (SELECT id FROM groundspeed.background_jobs
                     WHERE id = ANY (?) AND status <> {processing}
                       FOR UPDATE SKIP LOCKED)
      """);

  private static final String RESCHEDULED =
      JobStatusSql.of(
          """
      UPDATE groundspeed.background_jobs SET scheduled_at = ?, updated_at = groundspeed.clock()
       WHERE id = ? AND status = {pending}
      """);

  private final Connection connection;

  /** Uses a connection, in its transaction. */
  public Steering(Connection connection) {
    this.connection = connection;
  }

  /**
   * Cancels a waiting job immediately, or requests cancellation of a running one.
   *
   * @throws UnknownJob if there is no such job
   * @throws JobRefused if it has ended
   */
  public void cancel(long id) throws SQLException {
    if (!change(PENDING_CANCELLED, id) && !change(RUNNING_CANCELLED, id)) {
      refuse(id, JobStatus.CANCELLED);
    }
  }

  /**
   * Re-queues a failed or cancelled job from the start, with all its attempts.
   *
   * @throws UnknownJob if there is no such job
   * @throws UniqueKeyHeld if another job now holds its key
   * @throws JobRefused if its status does not allow it
   */
  public void retry(long id) throws SQLException {
    try {
      if (!change(RETRIED, id)) {
        refuse(id, JobStatus.PENDING);
      }
    } catch (SQLException e) {
      if ("23505".equals(e.getSQLState())) {
        throw new UniqueKeyHeld(keyOf(e));
      }
      throw e;
    }
  }

  /**
   * Removes a job that is not running, with its history.
   *
   * @throws JobRefused if it is running
   */
  public void discard(long id) throws SQLException {
    if (!change(DISCARDED, id) && findStatus(id).isPresent()) {
      throw new JobRefused("Job " + id + " is running and can't be discarded.");
    }
  }

  /**
   * Moves a waiting job to another time.
   *
   * @throws UnknownJob if there is no such job
   * @throws JobRefused if it is not waiting
   */
  public void reschedule(long id, Instant at) throws SQLException {
    if (Sql.of(connection, RESCHEDULED).with(at, id).update() == 0) {
      throw new JobRefused(
          "Job %d is %s; only a waiting job can be moved.".formatted(id, statusOf(id).word()));
    }
  }

  /** Cancels those of the jobs that are waiting or running; returns how many. */
  public int cancelAll(Collection<Long> ids) throws SQLException {
    return changeAll(ALL_CANCELLED, ids);
  }

  /** Re-queues those of the jobs that failed or were cancelled; returns how many. */
  public int retryAll(Collection<Long> ids) throws SQLException {
    return changeAll(ALL_RETRIED, ids);
  }

  /** Removes those of the jobs that are not running; returns how many. */
  public int discardAll(Collection<Long> ids) throws SQLException {
    return changeAll(ALL_DISCARDED, ids);
  }

  private int changeAll(String sql, Collection<Long> ids) throws SQLException {
    return Sql.of(connection, sql).array("int8", ids).update();
  }

  private boolean change(String sql, long id) throws SQLException {
    return Sql.of(connection, sql).with(id).update() > 0;
  }

  private void refuse(long id, JobStatus wanted) throws SQLException {
    JobStatus status = statusOf(id);
    status.become(wanted);
    throw new JobRefused("Job %d is %s.".formatted(id, status.word()));
  }

  private JobStatus statusOf(long id) throws SQLException {
    return findStatus(id).orElseThrow(() -> new UnknownJob(id));
  }

  private Optional<JobStatus> findStatus(long id) throws SQLException {
    return Sql.of(connection, "SELECT status FROM groundspeed.background_jobs WHERE id = ?")
        .with(id)
        .first(row -> JobStatus.ofWord(row.getString(1)));
  }

  /** Extracts the key from the error's detail: {@code Key (held_key)=(…) already exists.} */
  private static String keyOf(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int from = message.indexOf(")=(");
    int to = message.lastIndexOf(") ");
    return from < 0 || to < from ? "" : message.substring(from + 3, to);
  }
}
