package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import io.groundspeed.postgres.Unavailable;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Lists jobs and opens one. Thread-safe; every read may throw {@link Unavailable}. */
@ApplicationScoped
public class Jobs {
  /** How many attempts of a job are told at most. */
  public static final int ATTEMPTS = 200;

  /** Up to here jobs with a text in them are counted. */
  public static final int COUNTED = 10_000;

  @Resource(lookup = "java:jboss/datasources/GroundspeedTelemetryDS")
  private DataSource dataSource;

  /** For the container. */
  protected Jobs() {}

  Jobs(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Returns a page of the jobs that match, the newest first.
   *
   * @param before only those that were enqueued before this one; null: from the newest
   */
  public JobPage list(JobFilter filter, Long before) {
    List<Object> parameters = new ArrayList<>();
    filter.addTo(parameters);
    if (before != null) {
      parameters.add(before);
    }
    parameters.add(JobPage.SIZE + 1);
    return JobPage.of(
        rows()
            .read(
                "SELECT "
                    + JobRow.COLUMNS
                    + " FROM groundspeed.background_jobs WHERE true"
                    + filter.conditions()
                    + (before == null ? "" : " AND id < ?")
                    + " ORDER BY id DESC LIMIT ?",
                parameters,
                JobRow::of));
  }

  /** Returns a job with all that is known of it. */
  public Optional<JobDetail> find(long id) {
    List<JobAttempt> history = history(id);
    return rows()
        .read(
            "SELECT "
                + JobRow.COLUMNS
                + """
                  , payload, result, error_message, progress_note, node, unique_key, created_at,
                  updated_at,
                  (SELECT username FROM groundspeed.users WHERE users.id = created_by) AS creator
                  FROM groundspeed.background_jobs WHERE id = ?
                """,
            List.of(id),
            row -> detail(row, history))
        .stream()
        .findFirst();
  }

  private static JobDetail detail(ResultSet row, List<JobAttempt> history) throws SQLException {
    return new JobDetail(
        JobRow.of(row),
        Masking.of(row.getString("payload")),
        Masking.of(row.getString("result")),
        row.getString("error_message"),
        row.getString("progress_note"),
        row.getString("node"),
        row.getString("unique_key"),
        row.getString("creator"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"),
        history);
  }

  private List<JobAttempt> history(long id) {
    return rows()
        .read(
            """
            SELECT row_number() OVER (ORDER BY id) AS number, execution_time_ms, success,
                   error_message, executed_at,
                   executed_at - execution_time_ms * interval '1 ms' AS started_at
              FROM groundspeed.job_execution_history
             WHERE job_id = ?
             ORDER BY id DESC
             LIMIT ?
            """,
            List.of(id, ATTEMPTS),
            row ->
                new JobAttempt(
                    row.getLong("number"),
                    Rows.instant(row, "started_at"),
                    Rows.instant(row, "executed_at"),
                    row.getDouble("execution_time_ms"),
                    row.getBoolean("success"),
                    row.getString("error_message")));
  }

  /**
   * Returns how many jobs match: of a status and a type by the counters, with a text by looking,
   * and then at most {@link #COUNTED}.
   */
  public long count(JobFilter filter) {
    return filter.text() == null ? counted(filter) : found(filter);
  }

  private long counted(JobFilter filter) {
    List<Object> parameters = new ArrayList<>();
    filter.addTo(parameters);
    return rows()
        .read(
            """
            SELECT coalesce(sum(jobs), 0)
              FROM groundspeed.job_tally
             WHERE true
            """
                + filter.conditions(),
            parameters,
            row -> row.getLong(1))
        .get(0);
  }

  private long found(JobFilter filter) {
    List<Object> parameters = new ArrayList<>();
    filter.addTo(parameters);
    parameters.add(COUNTED);
    return rows()
        .read(
            "SELECT count(*) FROM (SELECT FROM groundspeed.background_jobs WHERE true"
                + filter.conditions()
                + " LIMIT ?) AS found",
            parameters,
            row -> row.getLong(1))
        .get(0);
  }

  /** Returns the next ids that match, in their order, for work that goes through all of them. */
  List<Long> idsAfter(long id, JobFilter filter, Set<JobStatus> statuses, int most) {
    List<Object> parameters = new ArrayList<>();
    filter.addTo(parameters);
    parameters.add(
        statuses.stream().map(JobStatus::word).collect(Collectors.joining(",", "{", "}")));
    parameters.add(id);
    parameters.add(most);
    return rows()
        .read(
            "SELECT id FROM groundspeed.background_jobs WHERE true"
                + filter.conditions()
                + " AND status = ANY (?::text[]) AND id > ? ORDER BY id LIMIT ?",
            parameters,
            row -> row.getLong(1));
  }

  private Rows rows() {
    return new Rows(dataSource);
  }
}
