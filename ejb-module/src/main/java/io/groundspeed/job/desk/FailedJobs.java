package io.groundspeed.job.desk;

import io.groundspeed.postgres.Telemetry;
import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The jobs that failed for good in a range, by type. Thread-safe. */
@ApplicationScoped
public class FailedJobs {
  /** Maximum number of jobs read, the latest first, so that a flood does not cost more. */
  public static final int MOST = 10_000;

  /** Uses the index by status and updated_at, which is when a failed job ended. */
  private static final String COUNTS =
      """
      SELECT job_type, count(*) AS jobs, min(updated_at) AS first
        FROM (SELECT job_type, updated_at
                FROM groundspeed.background_jobs
               WHERE status = 'failed' AND updated_at >= ?
                 AND (?::timestamptz IS NULL OR updated_at < ?)
               ORDER BY updated_at DESC
               LIMIT %d) AS failed
       GROUP BY job_type
       ORDER BY jobs DESC, job_type
      """
          .formatted(MOST);

  @Inject @Telemetry private DataSource dataSource;

  /** For the container. */
  protected FailedJobs() {}

  FailedJobs(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The failed jobs of a type.
   *
   * @param first when the first of them failed
   */
  public record OfType(String type, long jobs, @Nullable Instant first) {}

  /**
   * Returns the types with failed jobs, those with most first.
   *
   * @throws io.groundspeed.postgres.Unavailable if the database is unavailable or slow
   */
  public List<OfType> in(TimeRange range) {
    return read(range, range.to());
  }

  /**
   * Returns the types with failed jobs of a range that ends now. It has no end here, so that a
   * difference between the clocks of this node and of the database hides no job.
   */
  public List<OfType> from(TimeRange range) {
    return read(range, null);
  }

  private List<OfType> read(TimeRange range, @Nullable Instant to) {
    List<@Nullable Object> parameters = new ArrayList<>(List.of(range.from()));
    parameters.addAll(Collections.nCopies(2, to));
    return new Rows(dataSource)
        .read(
            COUNTS,
            parameters,
            row ->
                new OfType(
                    row.getString("job_type"), row.getLong("jobs"), Rows.instant(row, "first")));
  }
}
