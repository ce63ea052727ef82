package io.groundspeed.job.claim;

import io.groundspeed.job.JobStatusSql;
import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Extends the leases of this node, by the database's clock, and takes back expired leases of any
 * node.
 */
public final class Leases {
  /** Maximum number of jobs taken back by one statement. */
  public static final int AT_A_TIME = 200;

  /**
   * Does not wait for a job that is just being completed, which can't be taken back anyway: the
   * leases of all others would expire meanwhile.
   */
  private static final String EXTEND =
      JobStatusSql.of(
          """
      UPDATE groundspeed.background_jobs
         SET lease_until = groundspeed.clock() + ? * interval '1 ms'
       WHERE id IN (SELECT id
                      FROM groundspeed.background_jobs
                     WHERE lease_token = ANY (?) AND status = {processing}
                       FOR UPDATE SKIP LOCKED)
      RETURNING lease_token, cancel_requested
      """);

  private static final String TELL =
      JobStatusSql.of(
          """
      UPDATE groundspeed.background_jobs SET progress = ?, progress_note = ?
       WHERE id IN (SELECT id
                      FROM groundspeed.background_jobs
                     WHERE id = ? AND lease_token = ? AND status = {processing}
                       FOR UPDATE SKIP LOCKED)
      """);

  /** The attempt was counted when it began, so a job that kills its nodes eventually fails. */
  private static final String TAKE_BACK =
      JobStatusSql.of(
          """
      WITH expired AS MATERIALIZED (
          SELECT id
            FROM groundspeed.background_jobs
           WHERE status = {processing} AND lease_until < groundspeed.clock()
           ORDER BY lease_until
           LIMIT ?
             FOR UPDATE SKIP LOCKED
      ), ended AS (
          UPDATE groundspeed.background_jobs AS job
             SET status = CASE WHEN cancel_requested THEN {processing>cancelled}
                               WHEN attempts < max_attempts THEN {processing>pending}
                               ELSE {processing>failed} END,
                 held_key = groundspeed.job_kept_key(
                     held_key, held_until, cancel_requested OR attempts >= max_attempts),
                 error_message = 'Node ' || coalesce(node, '?') || ' stopped or froze during the attempt',
                 failed_at = groundspeed.clock(), updated_at = groundspeed.clock(),
                 lease_token = NULL, lease_until = NULL
            FROM expired
           WHERE job.id = expired.id
          RETURNING job.id, job.started_at, job.error_message, job.status
      ), history AS (
          INSERT INTO groundspeed.job_execution_history
                 (job_id, execution_time_ms, success, error_message, executed_at)
          SELECT id, greatest(0, extract(epoch FROM groundspeed.clock() - started_at) * 1000),
                 false, error_message, groundspeed.clock()
            FROM ended
      )
      SELECT count(*), count(*) FILTER (WHERE status = {pending}) FROM ended
      """);

  private final DataSource dataSource;
  private final Duration lease;

  public Leases(DataSource dataSource, Duration lease) {
    this.dataSource = dataSource;
    this.lease = lease;
  }

  /** Returns how long a job stays claimed without a heartbeat. */
  public Duration length() {
    return lease;
  }

  /**
   * Extends the leases of running attempts.
   *
   * @return for each lease that this node still holds, whether cancellation was requested
   */
  public Map<UUID, Boolean> extend(Collection<UUID> tokens) throws SQLException {
    Map<UUID, Boolean> held = new HashMap<>();
    try (Connection connection = dataSource.getConnection()) {
      Sql.of(connection, EXTEND)
          .with(lease.toMillis())
          .array("uuid", tokens)
          .each(row -> held.put(row.getObject(1, UUID.class), row.getBoolean(2)));
    }
    return held;
  }

  /**
   * Writes the progress of an attempt.
   *
   * @param share 0 to 1
   */
  public void tell(ClaimedJob job, double share, @Nullable String note) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Sql.of(connection, TELL).with(share, note, job.id(), job.token()).update();
    }
  }

  /**
   * Takes back jobs whose lease has expired, at most {@link #AT_A_TIME}.
   *
   * @return the jobs taken back
   */
  public TakenBack takeBack() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, TAKE_BACK)
          .with(AT_A_TIME)
          .one(row -> new TakenBack(row.getInt(1), row.getInt(2)));
    }
  }

  /**
   * Jobs taken back from nodes that stopped or froze.
   *
   * @param jobs all of them
   * @param waiting those that have attempts left and wait to be claimed again
   */
  public record TakenBack(int jobs, int waiting) {}
}
