package io.groundspeed.job.schedule;

import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Enqueues the job of a due schedule, over a connection and in its transaction. */
final class Firing {
  private static final String CLAIM =
      """
      INSERT INTO groundspeed.scheduled_job_fires (schedule_id, fire_time)
      VALUES (?, ?)
      ON CONFLICT DO NOTHING
      """;

  private static final String ADVANCE =
      """
      UPDATE groundspeed.scheduled_jobs
         SET next_run_at = ?,
             last_job_id = coalesce(?, last_job_id),
             last_run_at = CASE WHEN ? THEN groundspeed.clock() ELSE last_run_at END,
             left_out    = left_out + ?,
             last_left_out_at = CASE WHEN ? > 0 THEN groundspeed.clock() ELSE last_left_out_at END,
             last_error  = NULL,
             retry_at    = NULL,
             updated_at  = groundspeed.clock()
       WHERE id = ?
      """;

  private static final String FORGET =
      """
      DELETE FROM groundspeed.scheduled_job_fires
       WHERE schedule_id = ? AND fire_time < groundspeed.clock() - interval '30 days'
      """;

  private final Connection connection;
  private final Queue queue;

  Firing(Connection connection, Queue queue) {
    this.connection = connection;
    this.queue = queue;
  }

  /**
   * Fires a schedule if it is still due, and sets its next fire time.
   *
   * @param upSince since when at least one node has been up
   * @throws InvalidSchedule if its row contains values that validation would have rejected
   */
  void fire(long id, Instant upSince) throws SQLException {
    Optional<Due> due = new DueSchedules(connection).lock(id);
    if (due.isPresent()) {
      Instant next = due.get().timetable().next(due.get().now());
      Instant fireTime = due.get().fireTime(upSince);
      boolean leftOut = fireTime != null && due.get().overlaps();
      advance(id, leftOut ? null : enqueue(due.get(), fireTime), leftOut, next);
    }
  }

  /** Returns the job's id; null if there is nothing to run, or the fire time already has a job. */
  private @Nullable Long enqueue(Due due, @Nullable Instant fireTime) throws SQLException {
    if (fireTime == null || isClaimed(due.id(), fireTime)) {
      return null;
    }
    Sql.of(connection, FORGET).with(due.id()).update();
    return queue.enqueue(connection, due.job());
  }

  private boolean isClaimed(long id, Instant fireTime) throws SQLException {
    return Sql.of(connection, CLAIM).with(id, fireTime).update() == 0;
  }

  private void advance(long id, @Nullable Long job, boolean leftOut, Instant next)
      throws SQLException {
    int more = leftOut ? 1 : 0;
    Sql.of(connection, ADVANCE).with(next, job, job != null, more, more, id).update();
  }
}
