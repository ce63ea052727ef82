package io.groundspeed.job.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobStatus;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs by the cause of their failures and by their run time. */
class JobCausesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange DAY = TimeRange.parse("24h", NOW);
  private static final String IO = "java.io.IOException";
  private static final String PLACE = "Feed.read(Feed.java:7)";

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);
  private final EntityManager unit = entities.unit().createEntityManager();
  private final Jobs jobs = new Jobs(unit);
  private final Failures failures = new Failures(db.dataSource());

  @BeforeEach
  void stopClock() {
    db.stopClockAt(NOW);
  }

  @AfterEach
  void close() {
    unit.close();
    entities.close();
    db.close();
  }

  @Test
  void a_cause_matches_jobs_with_an_attempt_that_failed_so() {
    long feed = failed(IO, PLACE);
    long mail = failed(IO, "Mail.send(Mail.java:3)");
    long unknown = failed(null, "");
    job("completed");

    assertThat(ids(by(IO, null))).containsExactly(mail, feed);
    assertThat(ids(by(IO, PLACE))).containsExactly(feed);
    assertThat(ids(by("-", "-"))).containsExactly(unknown);
    assertThat(ids(by("java.lang.Error", null))).isEmpty();
    assertThat(jobs.count(by(IO, null))).isEqualTo(new JobCount(2, false));
    assertThat(jobs.idsAfter(feed, by(IO, null), EnumSet.allOf(JobStatus.class), 9))
        .containsExactly(mail);
  }

  @Test
  void only_attempts_of_the_range_count() {
    long old = failed(IO, PLACE);
    db.update(
        "UPDATE groundspeed.job_execution_history SET executed_at = ? WHERE job_id = ?",
        NOW.minusSeconds(100_000),
        old);

    assertThat(ids(by(IO, PLACE))).containsExactly(old);
    assertThat(ids(by(IO, PLACE).within(TimeSpan.of(DAY)))).isEmpty();
  }

  @Test
  void a_group_of_failures_lists_exactly_its_failed_jobs() {
    long first = failed(IO, PLACE);
    attempt(first, IO, PLACE);
    failed(IO, PLACE);
    long completed = job("completed");
    attempt(completed, IO, PLACE);
    failed(null, null);

    List<FailureGroup> groups = failures.groups(DAY, null);

    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).count()).isEqualTo(4);
    assertThat(groups.get(0).failedJobs()).isEqualTo(2);
    for (FailureGroup group : groups) {
      JobFilter filter =
          new JobFilter(JobStatus.FAILED, null, null, TimeSpan.of(DAY), group.cause(), null);
      assertThat(ids(filter)).hasSize((int) group.failedJobs());
      assertThat(jobs.count(filter).jobs()).isEqualTo(group.failedJobs());
    }
  }

  @Test
  void a_run_time_is_that_of_the_schedule_or_else_of_the_creation() {
    long now = job("pending");
    long later = job("pending");
    db.update(
        "UPDATE groundspeed.background_jobs SET scheduled_at = ? WHERE id = ?",
        NOW.plusSeconds(60),
        later);

    assertThat(ids(runAt(NOW, null))).containsExactly(later, now);
    assertThat(ids(runAt(NOW.plusSeconds(1), null))).containsExactly(later);
    assertThat(ids(runAt(null, NOW.plusSeconds(60)))).containsExactly(now);
    assertThat(jobs.count(runAt(NOW.plusSeconds(1), null)).jobs()).isOne();
  }

  @Test
  void a_schedule_has_its_latest_ended_jobs_oldest_first() {
    db.update(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, status, created_at)
        SELECT 'cleanup', 'Daily Retention', CASE WHEN n = 3 THEN 'failed' ELSE 'completed' END,
               ?::timestamptz - n * interval '1 day'
          FROM generate_series(1, 12) AS n
        """,
        NOW);
    job("failed");
    long id = db.number("SELECT id FROM groundspeed.scheduled_jobs WHERE name = 'Daily Retention'");

    List<ScheduleRun> runs = new ScheduleRuns(db.dataSource()).latest().get(id);

    assertThat(runs).hasSize(8);
    assertThat(runs.get(5).status()).isEqualTo(JobStatus.FAILED);
    assertThat(runs.get(7).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(runs.get(7).endedAt()).isEqualTo(NOW);
  }

  private static JobFilter by(String errorClass, String place) {
    return new JobFilter(null, null, null, null, new FailureCause(errorClass, place), null);
  }

  private static JobFilter runAt(Instant from, Instant before) {
    return new JobFilter(null, null, null, null, null, new TimeSpan(from, before));
  }

  private List<Long> ids(JobFilter filter) {
    return jobs.list(filter, null).jobs().stream().map(JobRow::id).toList();
  }

  private long failed(String errorClass, String place) {
    long id = job("failed");
    attempt(id, errorClass, place);
    return id;
  }

  private long job(String status) {
    return db.number(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, status)
        VALUES ('note', 'A note', ?) RETURNING id
        """,
        status);
  }

  private void attempt(long id, String errorClass, String place) {
    db.update(
        """
        INSERT INTO groundspeed.job_execution_history
               (job_id, execution_time_ms, success, error_message, error_class, error_place)
        VALUES (?, 5, false, 'No data', ?, ?)
        """,
        id,
        errorClass,
        place);
  }
}
