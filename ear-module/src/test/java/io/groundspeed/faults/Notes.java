package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.Pause;
import java.time.Duration;

/** Jobs that write one row each, and their state in the database. */
final class Notes {
  private static final String JOBS =
      """
      SELECT string_agg(concat_ws(' ', jobs, status, attempts, error_message), '; ')
        FROM (SELECT count(*) AS jobs, status, attempts, error_message
                FROM groundspeed.background_jobs
               GROUP BY status, attempts, error_message
               LIMIT 20) AS jobs
      """;

  private final Database database;

  /** Creates the table of effects, and ends all schedules: at a full hour, they add jobs. */
  Notes(EmbeddedDatabase embedded) {
    database = new Database(embedded);
    database.execute(
        "CREATE TABLE public.effect (id bigserial, job bigint, note text, at timestamptz DEFAULT clock_timestamp())");
    database.execute("UPDATE groundspeed.scheduled_jobs SET is_active = false");
  }

  /** All nodes begin at the same time. */
  void enqueue(int count, int millis) {
    database.execute(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, max_attempts, payload)
        SELECT 'fixture_note', 'Note ' || n, 20,
               jsonb_build_object('note', 'note ' || n, 'millis', %d)
          FROM generate_series(1, %d) AS n;
        NOTIFY groundspeed_jobs
        """
            .formatted(millis, count));
  }

  /** Returns the job's id. */
  long enqueue(String type, String payload, int maxAttempts) {
    return database.count(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, max_attempts, payload)
        VALUES ('%s', 'By hand', %d, '%s') RETURNING id
        """
            .formatted(type, maxAttempts, payload));
  }

  /**
   * Asserts that there are this many jobs, all completed, each with one effect and a complete
   * history.
   */
  void assertEachOnce(int count) {
    await(
        "SELECT count(*) = %d FROM groundspeed.background_jobs WHERE status = 'completed'"
            .formatted(count));
    assertThat(count("SELECT count(*) FROM public.effect")).isEqualTo(count);
    assertThat(count("SELECT count(DISTINCT job) FROM public.effect")).isEqualTo(count);
    assertThat(count("SELECT count(*) FROM groundspeed.job_execution_history WHERE success"))
        .isEqualTo(count);
    assertThat(
            count(
                """
                SELECT count(*) FROM groundspeed.background_jobs AS job
                 WHERE attempts <> (SELECT count(*) FROM groundspeed.job_execution_history
                                     WHERE job_id = job.id)
                """))
        .as("jobs whose history does not have every attempt")
        .isZero();
  }

  void await(String sql) {
    long deadline = System.nanoTime() + Duration.ofMinutes(4).toNanos();
    while (!"t".equals(answer(sql))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Never true: " + sql + "\nof the jobs: " + answer(JOBS));
      }
      Pause.briefly();
    }
  }

  /** Returns null while the database is unavailable. */
  private String answer(String sql) {
    try {
      return database.value(sql);
    } catch (IllegalStateException e) {
      return null;
    }
  }

  String value(String sql) {
    return database.value(sql);
  }

  long count(String sql) {
    return database.count(sql);
  }

  void execute(String sql) {
    database.execute(sql);
  }
}
