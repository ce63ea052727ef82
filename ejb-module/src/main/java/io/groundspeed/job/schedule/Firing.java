package io.groundspeed.job.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what is due and enqueues its jobs, over a connection and in its transaction. */
final class Firing {
  static final int AT_A_TIME = 100;

  private static final String IS_DUE =
      """
         is_active
         AND (next_run_at IS NULL OR next_run_at <= groundspeed.clock())
         AND (retry_at IS NULL OR retry_at <= groundspeed.clock())
      """;

  private static final String FIND =
      """
      SELECT id FROM groundspeed.scheduled_jobs
       WHERE %s
       ORDER BY next_run_at NULLS FIRST
       LIMIT %d
      """
          .formatted(IS_DUE, AT_A_TIME);

  /** What another node holds, it fires; what it has fired just now is due no longer. */
  private static final String LOCK =
      """
      SELECT name, job_type, payload_template, schedule, time_zone, misfire, next_run_at,
             groundspeed.clock() AS now
        FROM groundspeed.scheduled_jobs
       WHERE id = ? AND %s
         FOR UPDATE SKIP LOCKED
      """
          .formatted(IS_DUE);

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

  private static final String NOTE_FAILURE =
      """
      UPDATE groundspeed.scheduled_jobs
         SET last_error = ?, retry_at = groundspeed.clock() + interval '1 minute'
        FROM (SELECT last_error FROM groundspeed.scheduled_jobs WHERE id = ? FOR UPDATE) AS before
       WHERE id = ?
      RETURNING before.last_error IS DISTINCT FROM scheduled_jobs.last_error
      """;

  private final Connection connection;
  private final Queue queue;

  Firing(Connection connection, Queue queue) {
    this.connection = connection;
    this.queue = queue;
  }

  /** Returns the ids of schedules that are due, the longest overdue first, at most a hundred. */
  List<Long> due() throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND);
        ResultSet rows = find.executeQuery()) {
      List<Long> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
      return ids;
    }
  }

  /**
   * Fires a schedule if it is still due, and sets its next time.
   *
   * @throws InvalidSchedule if its row holds what could not have been saved
   */
  void fire(long id) throws SQLException {
    Optional<Due> due = lock(id);
    if (due.isPresent()) {
      Instant next = due.get().timetable().next(due.get().now());
      advance(id, enqueue(due.get()), next);
    }
  }

  private Optional<Due> lock(long id) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setLong(1, id);
      try (ResultSet row = lock.executeQuery()) {
        return row.next() ? Optional.of(due(id, row)) : Optional.empty();
      }
    }
  }

  private static Due due(long id, ResultSet row) throws SQLException {
    return new Due(
        id,
        row.getString("name"),
        row.getString("job_type"),
        row.getString("payload_template"),
        row.getString("schedule"),
        row.getString("time_zone"),
        Misfire.valueOf(row.getString("misfire").toUpperCase(Locale.ROOT)),
        instant(row, "next_run_at"),
        instant(row, "now"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Returns the job, or null where there is nothing to run or that fire time has had its job. */
  private Long enqueue(Due due) throws SQLException {
    Instant fireTime = due.fireTime();
    if (fireTime == null || update(CLAIM, due.id(), utc(fireTime)) == 0) {
      return null;
    }
    update(FORGET, due.id());
    return queue.enqueue(connection, due.job());
  }

  private void advance(long id, Long job, Instant next) throws SQLException {
    try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
      advance.setObject(1, utc(next));
      advance.setObject(2, job, Types.BIGINT);
      advance.setBoolean(3, job != null);
      advance.setLong(4, id);
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

  /** Notes why a schedule could not fire, for a minute; returns whether that is news. */
  boolean noteFailure(long id, String error) throws SQLException {
    try (PreparedStatement note = connection.prepareStatement(NOTE_FAILURE)) {
      note.setString(1, error);
      note.setLong(2, id);
      note.setLong(3, id);
      try (ResultSet row = note.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
