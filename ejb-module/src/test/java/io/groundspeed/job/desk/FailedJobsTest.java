package io.groundspeed.job.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailedJobsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange HOUR = TimeRange.parse("1h", NOON);

  private final TestDatabase db = TestDatabase.fresh();
  private final FailedJobs failedJobs = new FailedJobs(db.dataSource());

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void only_jobs_that_failed_in_the_range_count_by_type() {
    job("note", "failed", NOON.minusSeconds(600));
    job("note", "failed", NOON.minusSeconds(60));
    job("mail", "failed", NOON.minusSeconds(30));
    job("note", "failed", NOON.minusSeconds(3_700));
    job("note", "completed", NOON.minusSeconds(60));
    job("note", "failed", NOON.plusSeconds(1));

    assertThat(failedJobs.in(HOUR))
        .containsExactly(
            new FailedJobs.OfType("note", 2, NOON.minusSeconds(600)),
            new FailedJobs.OfType("mail", 1, NOON.minusSeconds(30)));
    assertThat(failedJobs.in(HOUR.before()))
        .containsExactly(new FailedJobs.OfType("note", 1, NOON.minusSeconds(3_700)));
    assertThat(failedJobs.from(HOUR).get(0).jobs()).isEqualTo(3);
  }

  private void job(String type, String status, Instant ended) {
    db.update(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, status, updated_at)
        VALUES (?, 'a job', ?, ?)
        """,
        type,
        status,
        ended);
  }
}
