package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Groundspeed;
import java.util.concurrent.TimeUnit;

/** Jobs that are inserted directly into the database, and the state of others. */
final class JobRows {
  private JobRows() {}

  /** Removes the jobs of other tests, except running ones. */
  static void clear() {
    Groundspeed.database()
        .execute(
            """
            CREATE TABLE IF NOT EXISTS public.effect (id bigserial, job bigint, note text);
            DELETE FROM groundspeed.background_jobs WHERE status <> 'processing';
            DELETE FROM groundspeed.job_type_settings;
            """);
  }

  /** Inserts jobs of a type without a handler, so that they stay unchanged. */
  static void insert(String status, int jobs) {
    Groundspeed.database()
        .execute(
            """
        INSERT INTO groundspeed.background_jobs
               (job_type, job_name, status, attempts, error_message)
        SELECT 'nobody', 'Job ' || n, '%1$s', 1,
               CASE WHEN '%1$s' = 'failed' THEN 'It broke: no such mentor 4711' END
          FROM generate_series(1, %2$d) AS n
        """
                .formatted(status, jobs));
  }

  /** Lets the inserted jobs have ended some hours ago. */
  static void age(String status, int hours) {
    Groundspeed.database()
        .execute(
            """
            UPDATE groundspeed.background_jobs
               SET updated_at = groundspeed.clock() - %d * interval '1 hour'
             WHERE job_type = 'nobody' AND status = '%s'
            """
                .formatted(hours, status));
  }

  /** Inserts failed jobs with one failed attempt each, all of the same cause. */
  static void fail(String name, String errorClass, String place, int jobs) {
    Groundspeed.database()
        .execute(
            """
            WITH job AS (
                INSERT INTO groundspeed.background_jobs (job_type, job_name, status, attempts)
                SELECT 'nobody', '%1$s ' || n, 'failed', 1 FROM generate_series(1, %4$d) AS n
                RETURNING id)
            INSERT INTO groundspeed.job_execution_history
                   (job_id, execution_time_ms, success, error_message, error_class, error_place)
            SELECT id, 5, false, 'No data', '%2$s', '%3$s' FROM job
            """
                .formatted(name, errorClass, place, jobs));
  }

  static void awaitStatus(long id, String status) throws InterruptedException {
    String sql = "SELECT status FROM groundspeed.background_jobs WHERE id = " + id;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!status.equals(Groundspeed.database().value(sql))) {
      assertThat(System.nanoTime() < deadline)
          .as("Job %d is %s in time; all there are: %s", id, status, all())
          .isTrue();
      Thread.sleep(20);
    }
  }

  private static String all() {
    return Groundspeed.database()
        .value(
            """
            SELECT string_agg(concat_ws(' ', id, job_type, status, attempts, scheduled_at), '; ')
              FROM groundspeed.background_jobs
            """);
  }
}
