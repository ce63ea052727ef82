package io.groundspeed.job.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.job.JobStatus;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);
  private final EntityManager unit = entities.unit().createEntityManager();
  private final Jobs jobs = new Jobs(unit);

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
  void pages_follow_one_another_without_gaps() {
    db.update(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name)
        SELECT 'note', 'Note ' || n FROM generate_series(1, 120) AS n
        """);

    JobPage first = jobs.list(JobFilter.all(), null);
    JobPage second = jobs.list(JobFilter.all(), first.next());
    JobPage last = jobs.list(JobFilter.all(), second.next());

    assertThat(first.jobs()).hasSize(50).first().extracting(JobRow::name).isEqualTo("Note 120");
    assertThat(second.jobs().get(0).name()).isEqualTo("Note 70");
    assertThat(last.jobs()).hasSize(20);
    assertThat(last.next()).isNull();
  }

  @Test
  void a_filter_narrows_by_status_type_and_text() {
    long failed = job("note", "100% sure", "failed");
    job("note", "1000 words", "completed");
    long other = job("other", "100% other", "failed");

    assertThat(ids(new JobFilter(JobStatus.FAILED, "note", null))).containsExactly(failed);
    assertThat(ids(new JobFilter(JobStatus.FAILED, null, null))).hasSize(2);
    assertThat(ids(new JobFilter(null, null, "100% SURE"))).containsExactly(failed);
    assertThat(ids(new JobFilter(null, null, "0%"))).hasSize(2);
    assertThat(ids(new JobFilter(null, null, "" + other))).containsExactly(other);
    assertThat(ids(new JobFilter(null, null, "_"))).isEmpty();
  }

  @Test
  void a_time_span_restricts_only_jobs_that_have_ended() {
    long waiting = job("note", "Waiting", "pending");
    long running = job("note", "Running", "processing");
    long old = ended("failed", NOW.minusSeconds(7_200));
    long recent = ended("completed", NOW.minusSeconds(60));
    set(waiting, "updated_at = ?", NOW.minusSeconds(86_400));
    JobFilter hour = JobFilter.all().within(TimeSpan.of(TimeRange.parse("1h", NOW)));
    JobFilter before = JobFilter.all().within(new TimeSpan(null, NOW.minusSeconds(3_600)));

    assertThat(ids(hour)).containsExactly(recent, running, waiting);
    assertThat(ids(before)).containsExactly(old, running, waiting);
    assertThat(ids(hour.of(JobStatus.FAILED))).isEmpty();
    assertThat(ids(hour.of(JobStatus.PENDING))).containsExactly(waiting);
    assertThat(jobs.idsAfter(0, before, EnumSet.allOf(JobStatus.class), 9))
        .containsExactly(waiting, running, old);
  }

  @Test
  void the_states_of_a_range_add_up_to_what_is_listed() {
    job("note", "Waiting", "pending");
    job("other", "Waiting", "pending");
    ended("failed", NOW.minusSeconds(7_200));
    ended("failed", NOW.minusSeconds(60));
    ended("completed", NOW.minusSeconds(60));
    JobFilter hour =
        new JobFilter(JobStatus.FAILED, "note", null)
            .within(TimeSpan.of(TimeRange.parse("1h", NOW)));

    Map<JobStatus, JobCount> states = jobs.states(hour);

    assertThat(JobCount.of(states, null).jobs()).isEqualTo(ids(hour.of(null)).size()).isEqualTo(3);
    assertThat(JobCount.of(states, JobStatus.FAILED).jobs()).isEqualTo(ids(hour).size()).isOne();
    assertThat(JobCount.of(states, JobStatus.CANCELLED)).isEqualTo(JobCount.NONE);
    assertThat(jobs.count(hour.of(null))).isEqualTo(new JobCount(3, false));
    assertThat(jobs.count(hour.of(null), 1).more()).isTrue();
  }

  @Test
  void pages_of_a_past_range_follow_one_another_too() {
    db.update(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, status, updated_at)
        SELECT 'note', 'Note ' || n, 'completed', ?::timestamptz - n * interval '1 second'
          FROM generate_series(1, 120) AS n
        """,
        NOW.minusSeconds(3_600));
    JobFilter past =
        JobFilter.all().within(new TimeSpan(NOW.minusSeconds(3_700), NOW.minusSeconds(3_600)));

    JobPage first = jobs.list(past, null);
    JobPage second = jobs.list(past, first.next());

    assertThat(first.jobs()).hasSize(50).first().extracting(JobRow::name).isEqualTo("Note 100");
    assertThat(second.jobs().get(0).name()).isEqualTo("Note 50");
    assertThat(second.next()).isNull();
  }

  @Test
  void a_job_that_was_due_before_it_was_created_waits_from_its_creation() {
    long late = job("note", "Late", "pending");
    set(late, "created_at = ?", NOW.minusSeconds(5));
    set(late, "scheduled_at = ?", NOW.minusSeconds(3_600));

    assertThat(row(late).waitMillis()).isEqualTo(5_000.0);
  }

  @Test
  void whatever_is_stored_is_shown() {
    long good = job("note", "Good", "completed");
    List<Long> bad = new ArrayList<>();
    for (String change :
        List.of(
            "scheduled_at = '4000-01-01 BC'",
            "scheduled_at = 'infinity'",
            "scheduled_at = '-infinity', started_at = 'infinity'",
            "scheduled_at = '294276-01-01'",
            "payload = ('{\"n\": ' || repeat('9', 1200) || '}')::jsonb",
            "payload = '{\"n\": 1e131000}'::jsonb",
            "payload = (repeat('[', 1001) || repeat(']', 1001))::jsonb",
            "result = (repeat('[', 1001) || repeat(']', 1001))::jsonb")) {
      long id = job("note", "Bad", "failed");
      db.update("UPDATE groundspeed.background_jobs SET " + change + " WHERE id = ?", id);
      bad.add(id);
    }

    List<JobRow> listed = jobs.list(JobFilter.all(), null).jobs();

    assertThat(listed).hasSize(9).extracting(JobRow::id).contains(good).containsAll(bad);
    for (long id : bad) {
      JobDetail detail = jobs.find(id).orElseThrow();
      assertThat(detail.payload()).hasSizeLessThan(200);
      assertThat(detail.row().name()).isEqualTo("Bad");
    }
    assertThat(jobs.find(bad.get(4)).orElseThrow().payload()).contains("more than 100 characters");
    assertThat(jobs.find(bad.get(6)).orElseThrow().payload()).contains("deeper than 64 levels");
  }

  @Test
  void counts_are_right_before_and_after_they_are_folded() {
    long gone = job("note", "One", "failed");
    job("note", "Two", "failed");
    job("other", "Three", "failed");
    db.update("DELETE FROM groundspeed.background_jobs WHERE id = ?", gone);
    JobFilter failedNotes = new JobFilter(JobStatus.FAILED, "note", null);

    assertThat(jobs.count(failedNotes)).isEqualTo(new JobCount(1, false));
    db.row("SELECT groundspeed.fold_job_counts()");
    assertThat(jobs.count(failedNotes).jobs()).isOne();
    assertThat(jobs.count(JobFilter.all()).jobs()).isEqualTo(2);
    assertThat(jobs.count(new JobFilter(null, null, "t")).jobs()).isEqualTo(2);
    assertThat(jobs.count(new JobFilter(JobStatus.PENDING, "none", null)).jobs()).isZero();
  }

  @Test
  void wait_and_run_times_are_those_of_the_latest_attempt() {
    long waiting = job("note", "Waiting", "pending");
    long later = job("note", "Later", "pending");
    long running = job("note", "Running", "processing");
    long done = job("note", "Done", "completed");
    set(waiting, "created_at = ?", NOW.minusSeconds(90));
    set(later, "scheduled_at = ?", NOW.plusSeconds(60));
    set(running, "created_at = ?", NOW.minusSeconds(30));
    set(running, "started_at = ?", NOW.minusSeconds(20));
    set(done, "created_at = ?", NOW.minusSeconds(60));
    set(done, "scheduled_at = ?", NOW.minusSeconds(10));
    set(done, "started_at = ?", NOW.minusSeconds(9));
    set(done, "completed_at = ?", NOW.minusMillis(8_500));

    assertThat(row(waiting))
        .extracting(JobRow::waitMillis, JobRow::runMillis)
        .containsExactly(90_000.0, null);
    assertThat(row(later).waitMillis()).isNull();
    assertThat(row(later).runAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(row(running))
        .extracting(JobRow::waitMillis, JobRow::runMillis)
        .containsExactly(10_000.0, 20_000.0);
    assertThat(row(done))
        .extracting(JobRow::waitMillis, JobRow::runMillis)
        .containsExactly(1_000.0, 500.0);
  }

  @Test
  void a_job_is_told_with_every_attempt_and_without_its_secrets() {
    long id = job("note", "A note", "failed");
    set(
        id,
        "payload = ?::jsonb",
        "{\"page\": 3, \"apiKey\": \"k\", \"to\": [{\"password\": \"p\"}]}");
    set(id, "error_message = ?", "first line\nsecond line");
    attempt(id, 40, "not yet", NOW.minusSeconds(60));
    attempt(id, 50, null, NOW);

    JobDetail job = jobs.find(id).orElseThrow();

    assertThat(job.payload())
        .contains("\"page\":3")
        .contains("•••")
        .doesNotContain("\"k\"", "\"p\"");
    assertThat(job.row().error()).isEqualTo("first line");
    assertThat(job.error()).isEqualTo("first line\nsecond line");
    assertThat(job.history())
        .containsExactly(
            new JobAttempt(2, NOW.minusMillis(50), NOW, 50, true, null),
            new JobAttempt(1, NOW.minusMillis(60_040), NOW.minusSeconds(60), 40, false, "not yet"));
    assertThat(jobs.find(-1)).isEmpty();
  }

  @Test
  void work_through_all_that_match_goes_from_id_to_id() {
    long one = job("note", "One", "failed");
    job("note", "Two", "completed");
    long three = job("note", "Three", "cancelled");
    Set<JobStatus> ended = Set.of(JobStatus.FAILED, JobStatus.CANCELLED);

    assertThat(jobs.idsAfter(0, JobFilter.all(), ended, 1)).containsExactly(one);
    assertThat(jobs.idsAfter(one, JobFilter.all(), ended, 5)).containsExactly(three);
  }

  @Test
  void a_database_that_does_not_answer_is_said_so() {
    db.execute("ALTER TABLE groundspeed.background_jobs RENAME TO away");

    assertThatThrownBy(() -> jobs.list(JobFilter.all(), null)).isInstanceOf(Unavailable.class);
  }

  private List<Long> ids(JobFilter filter) {
    return jobs.list(filter, null).jobs().stream().map(JobRow::id).toList();
  }

  private JobRow row(long id) {
    return jobs.find(id).orElseThrow().row();
  }

  private long job(String type, String name, String status) {
    return db.number(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, status)
        VALUES (?, ?, ?) RETURNING id
        """,
        type,
        name,
        status);
  }

  private long ended(String status, Instant at) {
    long id = job("note", "Ended", status);
    set(id, "updated_at = ?", at);
    return id;
  }

  private void set(long id, String assignment, Object value) {
    db.update("UPDATE groundspeed.background_jobs SET " + assignment + " WHERE id = ?", value, id);
  }

  private void attempt(long id, double millis, String error, Instant at) {
    db.update(
        """
        INSERT INTO groundspeed.job_execution_history
               (job_id, execution_time_ms, success, error_message, executed_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        id,
        millis,
        error == null,
        error,
        at);
  }
}
