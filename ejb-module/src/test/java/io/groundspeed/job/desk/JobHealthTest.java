package io.groundspeed.job.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobStatus;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobHealthTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:30Z");
  private static final TimeRange HOUR = TimeRange.parse("1h", NOW);

  private final TestDatabase db = TestDatabase.fresh();
  private final JobHealth health = new JobHealth(db.dataSource(), () -> Set.of("handled"));

  @BeforeEach
  void stopClock() {
    db.stopClockAt(NOW);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_type_is_told_with_its_counts_runs_and_settings() {
    long done = job("note", "completed");
    job("note", "failed");
    job("note", "pending");
    ran(done, 100, true, NOW.minusSeconds(60));
    ran(done, 300, false, NOW.minusSeconds(120));
    ran(done, 900, false, NOW.minusSeconds(7200));
    db.update("INSERT INTO groundspeed.job_type_settings VALUES ('note', groundspeed.clock(), 2)");

    for (String fold : List.of("SELECT 1", "SELECT groundspeed.fold_job_counts()")) {
      db.row(fold);
      TypeHealth note = type("note");

      assertThat(note.jobs(JobStatus.FAILED)).isOne();
      assertThat(note.jobs(JobStatus.PROCESSING)).isZero();
      assertThat(note.succeeded()).isOne();
      assertThat(note.failed()).isOne();
      assertThat(note.averageMillis()).isEqualTo(200);
      assertThat(note.pausedAt()).isEqualTo(NOW);
      assertThat(note.maxRunning()).isEqualTo(2);
      assertThat(note.nextDue()).isEqualTo(NOW);
    }
  }

  @Test
  void a_truncated_table_has_no_jobs_to_count() {
    long done = job("note", "completed");
    job("note", "failed");
    ran(done, 100, true, NOW.minusSeconds(60));
    db.row("SELECT groundspeed.fold_job_counts()");
    job("note", "pending");

    db.update("TRUNCATE groundspeed.background_jobs CASCADE");
    job("note", "failed");

    TypeHealth note = type("note");
    assertThat(note.jobs(JobStatus.FAILED)).isOne();
    assertThat(note.jobs(JobStatus.PENDING)).isZero();
    assertThat(note.jobs(JobStatus.COMPLETED)).isZero();
    assertThat(note.succeeded()).isOne();
  }

  @Test
  void waiting_jobs_that_nobody_here_can_do_are_of_an_unknown_type() {
    job("handled", "pending");
    job("waits \"\\ here", "pending");
    job("done elsewhere", "completed");

    assertThat(type("handled").unknown()).isFalse();
    assertThat(type("waits \"\\ here").unknown()).isTrue();
    assertThat(type("waits \"\\ here").nextDue()).isEqualTo(NOW);
    assertThat(type("done elsewhere").unknown()).isFalse();
  }

  @Test
  void a_handled_type_without_jobs_is_there_with_nothing() {
    assertThat(health.types(HOUR)).extracting(TypeHealth::type).containsExactly("handled");
    assertThat(type("handled").jobs()).isEmpty();
    assertThat(type("handled").averageMillis()).isNaN();
    assertThat(type("handled").nextDue()).isNull();
  }

  @Test
  void runs_are_a_point_for_each_step_and_each_run_is_in_one() {
    long note = job("note", "completed");
    ran(note, 100, true, NOW.minusSeconds(60));
    ran(job("other", "failed"), 50, false, NOW.minusSeconds(60));
    ran(note, 10, true, HOUR.from());

    List<RunPoint> all = health.runs(HOUR, null);
    List<RunPoint> notes = health.runs(HOUR, "note");

    assertThat(all).hasSize(61);
    assertThat(all.stream().mapToLong(RunPoint::ended).sum()).isEqualTo(3);
    assertThat(all.get(0).succeeded()).isOne();
    assertThat(all.get(59))
        .isEqualTo(new RunPoint(Instant.parse("2026-11-22T11:59:00Z"), 1, 1, 150));
    assertThat(all.get(59).averageMillis()).isEqualTo(75);
    assertThat(notes.get(59).failed()).isZero();
    db.row("SELECT groundspeed.fold_job_counts()");
    assertThat(health.runs(HOUR, null)).isEqualTo(all);
  }

  private TypeHealth type(String name) {
    return health.types(HOUR).stream()
        .filter(type -> type.type().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private long job(String type, String status) {
    return db.number(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, status)
        VALUES (?, 'A job', ?) RETURNING id
        """,
        type,
        status);
  }

  private void ran(long job, double millis, boolean success, Instant at) {
    db.update(
        """
        INSERT INTO groundspeed.job_execution_history
               (job_id, execution_time_ms, success, executed_at)
        VALUES (?, ?, ?, ?)
        """,
        job,
        millis,
        success,
        at);
  }
}
