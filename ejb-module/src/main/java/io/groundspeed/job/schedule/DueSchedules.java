package io.groundspeed.job.schedule;

import io.groundspeed.job.JobStatus;
import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Finds due schedules by the database's clock, over a connection and in its transaction. */
final class DueSchedules {
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

  /**
   * Skips rows locked by another node, which fires them, and schedules that another node has just
   * fired.
   */
  private static final String LOCK =
      """
      SELECT name, job_type, payload_template, schedule, time_zone, misfire, overlap, next_run_at,
             groundspeed.clock() AS now,
             (SELECT status FROM groundspeed.background_jobs WHERE background_jobs.id = last_job_id) AS last_status
        FROM groundspeed.scheduled_jobs
       WHERE id = ? AND %s
         FOR UPDATE OF scheduled_jobs SKIP LOCKED
      """
          .formatted(IS_DUE);

  private static final String NOTE_FAILURE =
      """
      UPDATE groundspeed.scheduled_jobs
         SET last_error = ?, retry_at = groundspeed.clock() + interval '20 seconds'
        FROM (SELECT last_error FROM groundspeed.scheduled_jobs WHERE id = ? FOR UPDATE) AS before
       WHERE id = ?
      RETURNING before.last_error IS DISTINCT FROM scheduled_jobs.last_error
      """;

  private final Connection connection;

  DueSchedules(Connection connection) {
    this.connection = connection;
  }

  /** Returns the ids of due schedules, longest overdue first, at most {@value #AT_A_TIME}. */
  List<Long> ids() throws SQLException {
    return Sql.of(connection, FIND).rows(row -> row.getLong(1));
  }

  /** Locks and returns a schedule; empty if it is no longer due or another node has locked it. */
  Optional<Due> lock(long id) throws SQLException {
    return Sql.of(connection, LOCK).with(id).first(row -> due(id, row));
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
        leavesOut(row),
        Sql.instantOrNull(row, "next_run_at"),
        Objects.requireNonNull(Sql.instantOrNull(row, "now"), "the clock shows a time"));
  }

  private static boolean leavesOut(ResultSet row) throws SQLException {
    String last = row.getString("last_status");
    return Overlap.valueOf(row.getString("overlap").toUpperCase(Locale.ROOT))
        .leavesOut(last == null ? null : JobStatus.ofWord(last));
  }

  /**
   * Records why a schedule could not fire and postpones it by 20 s; returns whether the error is
   * new.
   */
  boolean noteFailure(long id, String error) throws SQLException {
    return Sql.of(connection, NOTE_FAILURE)
        .with(error, id, id)
        .first(row -> row.getBoolean(1))
        .orElse(false);
  }
}
