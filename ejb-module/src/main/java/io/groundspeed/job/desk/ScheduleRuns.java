package io.groundspeed.job.desk;

import io.groundspeed.job.JobStatus;
import io.groundspeed.postgres.Telemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The latest ended jobs of each schedule. A job does not store its schedule, but has the schedule's
 * type and name. Thread-safe.
 */
@ApplicationScoped
public class ScheduleRuns {
  /** Maximum number of jobs per schedule. */
  public static final int MOST = 8;

  /** Several schedules may share a type, so more of its latest jobs are searched. */
  private static final String LATEST =
      """
      SELECT schedule.id AS schedule_id, run.id, run.status, run.updated_at
        FROM groundspeed.scheduled_jobs AS schedule
       CROSS JOIN LATERAL (
             SELECT recent.id, recent.status, recent.updated_at, recent.created_at
               FROM (SELECT id, job_name, status, updated_at, created_at
                       FROM groundspeed.background_jobs
                      WHERE job_type = schedule.job_type
                        AND status IN ('completed', 'failed', 'cancelled')
                      ORDER BY created_at DESC
                      LIMIT 300) AS recent
              WHERE recent.job_name = schedule.name
              ORDER BY recent.created_at DESC
              LIMIT %d) AS run
       ORDER BY schedule.id, run.created_at, run.id
      """
          .formatted(MOST);

  @Inject @Telemetry private DataSource dataSource;

  /** For the container. */
  protected ScheduleRuns() {}

  ScheduleRuns(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Returns the latest ended jobs by the id of their schedule, oldest first.
   *
   * @throws io.groundspeed.postgres.Unavailable if the database is unavailable or slow
   */
  public Map<Long, List<ScheduleRun>> latest() {
    Map<Long, List<ScheduleRun>> runs = new TreeMap<>();
    new Rows(dataSource)
        .read(
            LATEST,
            List.of(),
            row ->
                runs.computeIfAbsent(row.getLong("schedule_id"), id -> new ArrayList<>())
                    .add(
                        new ScheduleRun(
                            row.getLong("id"),
                            JobStatus.ofWord(row.getString("status")),
                            Rows.instant(row, "updated_at"))));
    return runs;
  }
}
