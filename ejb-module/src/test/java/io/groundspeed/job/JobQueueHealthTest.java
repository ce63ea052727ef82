package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobQueueHealthTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();

  @BeforeEach
  void stopClock() {
    db.stopClockAt(NOW);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void jobs_are_counted_by_type_and_status() {
    job("cleanup", "pending");
    job("cleanup", "pending");
    job("cleanup", "processing");
    job("cleanup", "failed");
    job("cleanup", "cancelled");
    job("data_export", "completed");

    assertThat(health("cleanup"))
        .containsEntry("total_jobs", 5L)
        .containsEntry("pending_jobs", 2L)
        .containsEntry("processing_jobs", 1L)
        .containsEntry("completed_jobs", 0L)
        .containsEntry("failed_jobs", 1L)
        .containsEntry("avg_execution_time_ms", null);
    assertThat(health("data_export")).containsEntry("completed_jobs", 1L);
  }

  @Test
  void the_time_is_that_of_completed_jobs_on_average() {
    ran("completed", Duration.ofMillis(100));
    ran("completed", Duration.ofMillis(300));
    ran("failed", Duration.ofMillis(9_000));

    assertThat(health("cleanup")).containsEntry("avg_execution_time_ms", 200.0);
  }

  @Test
  void jobs_created_more_than_seven_days_ago_are_left_out() {
    job("cleanup", "pending");
    db.update(
        "UPDATE groundspeed.background_jobs SET created_at = ?",
        NOW.minus(Duration.ofDays(7)).minusSeconds(1));

    assertThat(db.rows("SELECT * FROM groundspeed.job_queue_health")).isEmpty();
  }

  @Test
  void the_history_goes_with_its_job_and_the_job_outlives_its_creator() {
    db.update(
        """
        WITH creator AS (
            INSERT INTO groundspeed.users (username, display_name, role)
            VALUES ('ann', 'Ann', 'admin') RETURNING id
        ), job AS (
            INSERT INTO groundspeed.background_jobs (job_type, job_name, created_by)
            SELECT 'cleanup', 'Cleanup', id FROM creator RETURNING id
        )
        INSERT INTO groundspeed.job_execution_history (job_id, execution_time_ms, success)
        SELECT id, 1, true FROM job
        """);

    db.update("DELETE FROM groundspeed.users");
    assertThat(db.row("SELECT created_by FROM groundspeed.background_jobs"))
        .containsEntry("created_by", null);

    db.update("DELETE FROM groundspeed.background_jobs");
    assertThat(db.number("SELECT count(*) FROM groundspeed.job_execution_history")).isZero();
  }

  private void job(String type, String status) {
    db.update(
        "INSERT INTO groundspeed.background_jobs (job_type, job_name, status) VALUES (?, ?, ?)",
        type,
        type,
        status);
  }

  private void ran(String status, Duration time) {
    db.update(
        """
        INSERT INTO groundspeed.background_jobs
            (job_type, job_name, status, started_at, completed_at)
        VALUES ('cleanup', 'Cleanup', ?, ?, ?)
        """,
        status,
        NOW,
        NOW.plus(time));
  }

  private Map<String, Object> health(String type) {
    return db.row("SELECT * FROM groundspeed.job_queue_health WHERE job_type = ?", type);
  }
}
