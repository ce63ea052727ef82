package io.groundspeed.job.claim;

import io.groundspeed.job.JobStatusSql;
import io.groundspeed.postgres.Sql;
import io.groundspeed.shared.FailureText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes how attempts ended, with their history, over a connection and in its transaction. Each
 * statement checks the lease token: an attempt that has lost its lease changes nothing.
 *
 * <p>The statements are written out, because {@code -Dbench=jobs} measures them.
 */
public final class Endings {
  private static final String COMPLETED =
      JobStatusSql.of(
          """
      WITH ended AS (
          UPDATE groundspeed.background_jobs AS job
             SET status = {processing>completed}, result = ending.result::jsonb, error_message = NULL,
                 completed_at = groundspeed.clock(), updated_at = groundspeed.clock(),
                 lease_until = NULL, progress = NULL, progress_note = NULL,
                 held_key = groundspeed.job_kept_key(held_key, held_until, true)
            FROM %s AS ending (id, token, result, millis, counted)
           WHERE job.id = ending.id AND job.lease_token = ending.token
             -- Avoids the index on processing jobs. Outdated statistics may make the planner choose it,
             -- and it would then scan all processing jobs for each row.
             AND job.status || '' = {processing}
             AND ending.counted = 'yes'
          RETURNING job.id, job.job_type, job.lease_token, ending.millis, job.completed_at
      ), history AS (
          INSERT INTO groundspeed.job_execution_history
                 (job_id, execution_time_ms, success, executed_at)
          SELECT id, millis, true, completed_at FROM ended
      ), counted AS (
          INSERT INTO groundspeed.job_delta
                 (job_type, left_status, status, jobs, minute, succeeded, total_ms)
          SELECT job_type, {processing}, {completed}, %s FROM ended %s
      )
      SELECT lease_token FROM ended
      """);

  private static final String ALL_COMPLETED =
      COMPLETED.formatted(
          """
              (unnest(?::bigint[], ?::uuid[], ?::text[], ?::float8[])
                 CROSS JOIN set_config('groundspeed.job_counts_itself', 'yes', true))""",
          "count(*), date_trunc('minute', completed_at), count(*), sum(millis)",
          "GROUP BY job_type, date_trunc('minute', completed_at)");

  /** For a single row, PostgreSQL keeps its plan; it would plan an array of one again each time. */
  private static final String ONE_COMPLETED =
      COMPLETED.formatted(
          """
              (VALUES (?::bigint, ?::uuid, ?::text, ?::float8,
                       set_config('groundspeed.job_counts_itself', 'yes', true)))""",
          "1, date_trunc('minute', completed_at), 1, millis",
          "");

  private static final String FAILED =
      JobStatusSql.of(
          """
      WITH ended AS (
          UPDATE groundspeed.background_jobs AS job
             SET status = CASE WHEN cancel_requested THEN {processing>cancelled}
                               WHEN attempts < max_attempts AND NOT failure.final
                               THEN {processing>pending}
                               ELSE {processing>failed} END,
                 scheduled_at = CASE WHEN cancel_requested OR attempts >= max_attempts OR failure.final
                                     THEN scheduled_at
                                     ELSE groundspeed.clock() + failure.backoff * interval '1 ms' END,
                 held_key = groundspeed.job_kept_key(
                     held_key, held_until,
                     cancel_requested OR attempts >= max_attempts OR failure.final),
                 error_message = failure.message, failed_at = groundspeed.clock(),
                 updated_at = groundspeed.clock(), lease_token = NULL, lease_until = NULL
            FROM (VALUES (?::bigint, ?::uuid, ?::boolean, ?::bigint, ?::text))
                 AS failure (id, token, final, backoff, message)
           WHERE job.id = failure.id AND job.lease_token = failure.token
             AND job.status = {processing}
          RETURNING job.id, job.error_message
      )
      INSERT INTO groundspeed.job_execution_history
             (job_id, execution_time_ms, success, error_message, error_class, error_place,
              executed_at)
      SELECT id, ?, false, error_message, ?, ?, groundspeed.clock() FROM ended
      """);

  /**
   * Releases jobs that were not started or not finished, without using up an attempt. They stay due
   * at the same time, or become due after a delay. A job whose cancellation was requested becomes
   * cancelled.
   */
  private static final String RELEASED =
      JobStatusSql.of(
          """
      UPDATE groundspeed.background_jobs
         SET status = CASE WHEN cancel_requested THEN {processing>cancelled} ELSE {processing>pending} END,
             held_key = groundspeed.job_kept_key(held_key, held_until, cancel_requested),
             attempts = attempts - 1, node = NULL,
             scheduled_at = coalesce(groundspeed.clock() + ?::bigint * interval '1 ms', scheduled_at),
             lease_token = NULL, lease_until = NULL, updated_at = groundspeed.clock()
       WHERE lease_token = ANY (?) AND status = {processing}
      """);

  private static final Duration LATER = Duration.ofSeconds(15);

  private static final String IS_COMPLETED =
      JobStatusSql.of(
          """
      SELECT EXISTS (SELECT FROM groundspeed.background_jobs
                      WHERE id = ? AND lease_token = ? AND status = {completed})
      """);

  private final Connection connection;

  public Endings(Connection connection) {
    this.connection = connection;
  }

  /**
   * A successful attempt.
   *
   * @param result as JSON; null for none
   * @param millis duration of the attempt in ms
   */
  public record Completion(ClaimedJob job, @Nullable String result, double millis) {}

  /**
   * Completes jobs.
   *
   * @return the tokens of those whose lease this node still held
   */
  public Set<UUID> complete(List<Completion> completions) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(ALL_COMPLETED)) {
      update.setArray(1, Sql.array(connection, "int8", completions, one -> one.job().id()));
      update.setArray(2, Sql.array(connection, "uuid", completions, one -> one.job().token()));
      update.setArray(3, Sql.array(connection, "text", completions, Completion::result));
      update.setArray(4, Sql.array(connection, "float8", completions, Completion::millis));
      Set<UUID> ended = new HashSet<>();
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          ended.add(row.getObject(1, UUID.class));
        }
      }
      return ended;
    }
  }

  /** Completes one job; returns whether this node still held its lease. */
  public boolean complete(Completion completion) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(ONE_COMPLETED)) {
      update.setLong(1, completion.job().id());
      update.setObject(2, completion.job().token());
      update.setString(3, completion.result());
      update.setDouble(4, completion.millis());
      try (ResultSet row = update.executeQuery()) {
        return row.next();
      }
    }
  }

  /**
   * Ends a failed attempt. The job is cancelled if that was requested, however the attempt ended.
   * Otherwise it waits for its next attempt, or fails permanently.
   *
   * @param last whether no further attempt is made, even if some are left
   * @param backoff wait before the next attempt
   * @param millis duration of the attempt in ms
   * @return whether this node still held the lease
   */
  public boolean fail(
      ClaimedJob job, FailureText failure, boolean last, Duration backoff, double millis)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(FAILED)) {
      update.setLong(1, job.id());
      update.setObject(2, job.token());
      update.setBoolean(3, last);
      update.setLong(4, backoff.toMillis());
      update.setString(5, failure.text());
      update.setDouble(6, millis);
      update.setString(7, failure.type());
      update.setString(8, failure.place());
      return update.executeUpdate() > 0;
    }
  }

  /** Releases jobs for any node to claim; returns how many of them this node still held. */
  public int release(Collection<UUID> tokens) throws SQLException {
    return release(tokens, null);
  }

  /**
   * Releases jobs of which an earlier attempt still runs on this node, to be claimed 15 s later. It
   * does not use up an attempt.
   */
  public void postpone(Collection<UUID> tokens) throws SQLException {
    release(tokens, LATER.toMillis());
  }

  private int release(Collection<UUID> tokens, @Nullable Long delayMillis) throws SQLException {
    return Sql.of(connection, RELEASED).with(delayMillis).array("uuid", tokens).update();
  }

  /**
   * Returns whether a commit whose acknowledgement was lost took effect: a completed job keeps its
   * token.
   */
  public boolean isCompleted(ClaimedJob job) throws SQLException {
    return Sql.of(connection, IS_COMPLETED)
        .with(job.id(), job.token())
        .one(row -> row.getBoolean(1));
  }
}
