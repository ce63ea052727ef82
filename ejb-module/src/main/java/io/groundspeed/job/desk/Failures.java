package io.groundspeed.job.desk;

import io.groundspeed.postgres.Telemetry;
import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Groups similar failed attempts. Thread-safe. */
@ApplicationScoped
public class Failures {
  /** Maximum number of types per group. */
  public static final int MOST_TYPES = 5;

  /** Maximum number of groups, those with most attempts first. */
  public static final int MOST_GROUPS = 50;

  /**
   * Maximum number of failures grouped, the latest first, so that a flood of failures does not cost
   * more.
   */
  public static final int MOST_FAILURES = 20_000;

  private static final String GROUPS =
      """
      SELECT failed.error_class, failed.error_place, count(*) AS attempts,
             count(DISTINCT job.id) FILTER (WHERE job.status = 'failed' AND job.updated_at >= ?
                                              AND (job.updated_at < ? OR ?)) AS failed_jobs,
             min(failed.executed_at) AS first, max(failed.executed_at) AS last,
             max(failed.job_id) AS job_id,
             (array_agg(DISTINCT job.job_type ORDER BY job.job_type))[1:%d] AS types
        FROM (SELECT job_id, nullif(error_class, '') AS error_class,
                     nullif(error_place, '') AS error_place, executed_at
                FROM groundspeed.job_execution_history
               WHERE NOT success AND executed_at >= ? AND (executed_at < ? OR ?)
               ORDER BY executed_at DESC
               LIMIT %d) AS failed
        JOIN groundspeed.background_jobs AS job ON job.id = failed.job_id
       WHERE ?::text IS NULL OR job.job_type = ?
       GROUP BY failed.error_class, failed.error_place
       ORDER BY attempts DESC, last DESC
       LIMIT %d
      """
          .formatted(MOST_TYPES, MOST_FAILURES, MOST_GROUPS);

  @Inject @Telemetry private DataSource dataSource;

  /** For the container. */
  protected Failures() {}

  Failures(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Returns the groups of a range, those with most attempts first.
   *
   * @param type of the jobs; null for all
   * @throws io.groundspeed.postgres.Unavailable if the database is unavailable or slow
   */
  public List<FailureGroup> groups(TimeRange range, @Nullable String type) {
    Instant from = range.from();
    Instant before = range.to();
    boolean open = TimeSpan.of(range).before() == null;
    return new Rows(dataSource)
        .read(
            GROUPS,
            Arrays.<@Nullable Object>asList(from, before, open, from, before, open, type, type),
            Failures::group);
  }

  private static FailureGroup group(ResultSet row) throws SQLException {
    return new FailureGroup(
        row.getString("error_class"),
        row.getString("error_place"),
        row.getLong("attempts"),
        row.getLong("failed_jobs"),
        Rows.instant(row, "first"),
        Rows.instant(row, "last"),
        List.of((String[]) row.getArray("types").getArray()),
        row.getLong("job_id"));
  }
}
