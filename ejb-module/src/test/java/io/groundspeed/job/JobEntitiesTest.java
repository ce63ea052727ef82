package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.shared.IllegalTransitionException;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobEntitiesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void a_completed_job_is_read_as_it_was_written() {
    BackgroundJob job = job().withPriority(2).tryingAtMost(5).scheduledAt(NOON.plusSeconds(60));
    job.start(NOON.plusSeconds(61));
    job.complete("{\"rows\": 3}", NOON.plusSeconds(62));

    assertThat(entities.storeAndLoad(job)).usingRecursiveComparison().isEqualTo(job);
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void a_job_fails_when_its_attempts_are_used_up_and_not_before() {
    BackgroundJob job = job().tryingAtMost(2);

    job.start(NOON);
    job.fail("no route", NOON);
    assertThat(job.status()).isEqualTo(JobStatus.PENDING);

    job.start(NOON);
    job.fail("still no route", NOON);
    assertThat(job.status()).isEqualTo(JobStatus.FAILED);
    assertThat(job.errorMessage()).isEqualTo("still no route");
  }

  @Test
  void a_failed_job_that_is_retried_has_all_its_attempts_again() {
    BackgroundJob job = job().tryingAtMost(1);
    job.start(NOON);
    job.fail("no route", NOON);

    job.retry(NOON.plusSeconds(1));

    assertThat(job.status()).isEqualTo(JobStatus.PENDING);
    assertThat(job.attempts()).isZero();
  }

  @Test
  void a_completed_job_can_not_be_cancelled() {
    BackgroundJob job = job();
    job.start(NOON);
    job.complete("{}", NOON);

    assertThatThrownBy(() -> job.cancel(NOON))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("What is completed cannot become cancelled.");
  }

  @Test
  void attempts_are_read_as_they_were_written() {
    long job = entities.storeAndLoad(job()).id();
    JobExecution success = JobExecution.succeeded(job, 12.5, NOON);
    JobExecution failure = JobExecution.failed(job, 3, "no route", NOON);

    assertThat(entities.storeAndLoad(success)).usingRecursiveComparison().isEqualTo(success);
    assertThat(entities.storeAndLoad(failure)).usingRecursiveComparison().isEqualTo(failure);
    assertThat(failure.success()).isFalse();
  }

  private static BackgroundJob job() {
    return new BackgroundJob("cleanup", "Old vitals", "{\"days\": 30}", NOON);
  }
}
