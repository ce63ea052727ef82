package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A job as a list shows it.
 *
 * @param runAt the earliest to start: when it was asked for, or of the next attempt
 * @param startedAt when its latest attempt began; null: never
 * @param waitMillis from creation or its due time, whichever is later, to the latest start, for a
 *     waiting job until now; null while not due
 * @param runMillis of the latest attempt, for a running job until now; null: none
 * @param error the first line of the latest one; null: none
 * @param cancelRequested whether a running job was asked to end
 * @param progress 0 to 1; null: it tells nothing
 */
public record JobRow(
    long id,
    String type,
    String name,
    int priority,
    JobStatus status,
    int attempts,
    int maxAttempts,
    Instant runAt,
    Instant startedAt,
    Double waitMillis,
    Double runMillis,
    String error,
    boolean cancelRequested,
    Double progress) {

  /** A retry is due long after the job was begun: it waits anew. */
  static final String COLUMNS =
      """
      id, job_type, job_name, priority, status, attempts, max_attempts,
      coalesce(scheduled_at, created_at) AS run_at, started_at,
      CASE WHEN status = 'pending'
           THEN extract(epoch FROM groundspeed.clock() - greatest(scheduled_at, created_at))
           WHEN started_at >= greatest(scheduled_at, created_at)
           THEN extract(epoch FROM started_at - greatest(scheduled_at, created_at))
      END * 1000 AS wait_ms,
      CASE status WHEN 'processing' THEN extract(epoch FROM groundspeed.clock() - started_at)
                  WHEN 'completed'  THEN extract(epoch FROM completed_at - started_at)
                  WHEN 'failed'     THEN extract(epoch FROM failed_at - started_at)
      END * 1000 AS run_ms,
      left(split_part(error_message, E'\\n', 1), 300) AS error,
      cancel_requested, progress
      """;

  /** Returns the row; one that somebody stored past the queue and that can't be read says so. */
  static JobRow of(ResultSet row) throws SQLException {
    try {
      return read(row);
    } catch (RuntimeException e) {
      String error = "This job can't be shown: " + e.getMessage();
      return new JobRow(
          row.getLong("id"),
          "?",
          "?",
          0,
          JobStatus.FAILED,
          0,
          0,
          null,
          null,
          null,
          null,
          error,
          false,
          null);
    }
  }

  private static JobRow read(ResultSet row) throws SQLException {
    Double wait = finite(row, "wait_ms");
    Double run = finite(row, "run_ms");
    return new JobRow(
        row.getLong("id"),
        row.getString("job_type"),
        row.getString("job_name"),
        row.getInt("priority"),
        JobStatus.ofWord(row.getString("status")),
        row.getInt("attempts"),
        row.getInt("max_attempts"),
        Rows.instant(row, "run_at"),
        Rows.instant(row, "started_at"),
        wait == null || wait < 0 ? null : wait,
        run == null ? null : Math.max(0, run),
        row.getString("error"),
        row.getBoolean("cancel_requested"),
        finite(row, "progress"));
  }

  /** A stored time may be infinite, and so is what is reckoned from it. */
  private static Double finite(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() || !Double.isFinite(value) ? null : value;
  }
}
