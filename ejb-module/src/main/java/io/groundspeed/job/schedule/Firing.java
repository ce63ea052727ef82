package io.groundspeed.job.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    if (fireTime == null || update(CLAIM, due.id(), utc(fireTime)) == 0) {
      return null;
    }
    update(FORGET, due.id());
    return queue.enqueue(connection, due.job());
  }

  private void advance(long id, @Nullable Long job, boolean leftOut, Instant next)
      throws SQLException {
    try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
      advance.setObject(1, utc(next));
      advance.setObject(2, job, Types.BIGINT);
      advance.setBoolean(3, job != null);
      advance.setInt(4, leftOut ? 1 : 0);
      advance.setInt(5, leftOut ? 1 : 0);
      advance.setLong(6, id);
      advance.executeUpdate();
    }
  }

  private int update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
