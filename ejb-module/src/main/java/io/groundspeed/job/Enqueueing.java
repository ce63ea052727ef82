package io.groundspeed.job;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.groundspeed.postgres.CopyStream;
import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes new jobs over a connection, in its transaction. Small numbers are inserted by a statement.
 * Large numbers without unique keys are written by COPY, which costs the database half as much.
 *
 * <p>The statements are written out, because {@code -Dbench=jobs} measures them.
 */
public final class Enqueueing {
  private static final int AT_A_TIME = 1_000;

  /** From this number of jobs on, COPY outweighs the cost of its extra statements. */
  private static final int MANY = 100;

  /** Frees keys whose holder has ended and whose period is over. */
  private static final String FREE_KEYS =
      """
      UPDATE groundspeed.background_jobs
         SET held_key = NULL
       WHERE held_key = ANY (?)
         AND status NOT IN ('pending', 'processing')
         AND (held_until IS NULL OR held_until <= groundspeed.clock())
      """;

  private static final String ONE =
      """
      INSERT INTO groundspeed.background_jobs
             (job_type, job_name, payload, priority, scheduled_at, max_attempts,
              unique_key, held_key, held_until, created_by)
      SELECT ?, ?, ?::jsonb, ?, ?, ?, ?, ?, groundspeed.clock() + ? * interval '1 ms', ?
       WHERE %s
      ON CONFLICT (held_key) WHERE held_key IS NOT NULL DO NOTHING
      RETURNING id, job_type
      """;

  private static final String INSERT_ONE = ONE.formatted("true");

  /**
   * Used if the statement is the whole transaction: it counts its row itself, which avoids the
   * trigger.
   */
  private static final String INSERT_AND_COUNT_ONE =
      """
      WITH job AS (%s), counted AS (
          INSERT INTO groundspeed.job_delta (job_type, status, jobs)
          SELECT job_type, 'pending', 1 FROM job
      )
      SELECT id FROM job
      """
          .formatted(
              ONE.formatted("set_config('groundspeed.job_counts_itself', 'yes', true) = 'yes'"));

  private static final String INSERT_MANY =
      """
      INSERT INTO groundspeed.background_jobs
             (job_type, job_name, payload, priority, scheduled_at, max_attempts,
              unique_key, held_key, held_until, created_by)
      SELECT type, name, payload::jsonb, priority, scheduled_at, max_attempts,
             key, key, groundspeed.clock() + period * interval '1 ms', created_by
        FROM unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::timestamptz[], ?::int[],
                    ?::text[], ?::bigint[], ?::bigint[])
          AS job (type, name, payload, priority, scheduled_at, max_attempts, key, period, created_by)
      """;

  /** Used only if there are keys, because it makes every inserted row more expensive. */
  private static final String UNLESS_HELD =
      "ON CONFLICT (held_key) WHERE held_key IS NOT NULL DO NOTHING";

  private static final String COPY =
      """
      COPY groundspeed.background_jobs
           (job_type, job_name, payload, priority, scheduled_at, max_attempts, created_by)
      FROM STDIN
      """;

  /** Saves the trigger a copy of each row. Applies only until the rows have been counted here. */
  private static final String COUNTS_ITSELF =
      "SELECT set_config('groundspeed.job_counts_itself', ?, true)";

  private static final String COUNT =
      "INSERT INTO groundspeed.job_delta (job_type, status, jobs) VALUES (?, 'pending', ?)";

  private final Connection connection;

  public Enqueueing(Connection connection) {
    this.connection = connection;
  }

  /**
   * Writes one job.
   *
   * @return its id
   * @throws UniqueKeyHeld if another job holds its key
   */
  public long insert(NewJob job) throws SQLException {
    freeKeys(List.of(job));
    try (PreparedStatement insert = connection.prepareStatement(insertOne())) {
      insert.setString(1, job.type());
      insert.setString(2, job.name());
      insert.setString(3, job.payload());
      insert.setInt(4, job.priority());
      Instant at = job.scheduledAt();
      insert.setObject(5, at == null ? null : at.atOffset(ZoneOffset.UTC));
      insert.setInt(6, job.maxAttempts());
      String key = job.uniqueKey();
      insert.setString(7, key);
      insert.setString(8, key);
      insert.setObject(9, millis(job.uniqueFor()), java.sql.Types.BIGINT);
      insert.setObject(10, job.createdBy(), java.sql.Types.BIGINT);
      try (ResultSet row = insert.executeQuery()) {
        if (!row.next()) {
          throw new UniqueKeyHeld(Objects.requireNonNull(key, "only a held key stops an insert"));
        }
        return row.getLong(1);
      }
    }
  }

  private String insertOne() throws SQLException {
    return connection.getAutoCommit() ? INSERT_AND_COUNT_ONE : INSERT_ONE;
  }

  /**
   * Writes many jobs.
   *
   * @return the number of jobs written; jobs whose key is held are skipped
   */
  public int insertAll(List<NewJob> jobs) throws SQLException {
    if (canBeCopied(jobs)) {
      return copyAll(jobs);
    }
    int inserted = 0;
    for (int from = 0; from < jobs.size(); from += AT_A_TIME) {
      inserted += insertChunk(jobs.subList(from, Math.min(from + AT_A_TIME, jobs.size())));
    }
    return inserted;
  }

  private int insertChunk(List<NewJob> jobs) throws SQLException {
    boolean keys = freeKeys(jobs);
    String sql = keys ? INSERT_MANY + UNLESS_HELD : INSERT_MANY;
    return Sql.of(connection, sql)
        .array("text", jobs, NewJob::type)
        .array("text", jobs, NewJob::name)
        .array("text", jobs, NewJob::payload)
        .array("int4", jobs, NewJob::priority)
        .array("text", jobs, job -> text(job.scheduledAt()))
        .array("int4", jobs, NewJob::maxAttempts)
        .array("text", jobs, NewJob::uniqueKey)
        .array("int8", jobs, job -> millis(job.uniqueFor()))
        .array("int8", jobs, NewJob::createdBy)
        .update();
  }

  /**
   * COPY and counting are two statements, so they need a transaction. Without one, the trigger
   * counts.
   */
  private boolean canBeCopied(List<NewJob> jobs) throws SQLException {
    return jobs.size() >= MANY
        && !connection.getAutoCommit()
        && jobs.stream().allMatch(job -> job.uniqueKey() == null);
  }

  private int copyAll(List<NewJob> jobs) throws SQLException {
    countsItself(true);
    int copied;
    try (CopyStream stream = CopyStream.into(connection, COPY)) {
      for (NewJob job : jobs) {
        stream
            .row()
            .text(job.type())
            .text(job.name())
            .text(job.payload())
            .whole((long) job.priority())
            .timeOrNull(job.scheduledAt())
            .whole((long) job.maxAttempts())
            .whole(job.createdBy());
        stream.endRow();
      }
      copied = (int) stream.finish();
    }
    count(jobs);
    countsItself(false);
    return copied;
  }

  /** Other changes that the transaction makes to jobs are counted by the triggers. */
  private void countsItself(boolean itself) throws SQLException {
    Sql.of(connection, COUNTS_ITSELF).with(itself ? "yes" : "no").run();
  }

  private void count(List<NewJob> jobs) throws SQLException {
    Map<String, Long> byType =
        jobs.stream().collect(groupingBy(NewJob::type, TreeMap::new, counting()));
    List<@Nullable Object[]> rows = new ArrayList<>();
    byType.forEach((type, many) -> rows.add(new Object[] {type, many}));
    Sql.of(connection, COUNT).batch(rows);
  }

  /** Returns whether any of the jobs has a key. */
  private boolean freeKeys(List<NewJob> jobs) throws SQLException {
    List<String> keys = jobs.stream().map(NewJob::uniqueKey).filter(key -> key != null).toList();
    if (!keys.isEmpty()) {
      Sql.of(connection, FREE_KEYS).array("text", keys).update();
    }
    return !keys.isEmpty();
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }
}
