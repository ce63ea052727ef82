package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobEar;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A job's effects in the database happen once, whatever happens to nodes and database. */
@Tag("faults")
class JobsUnderFaultsIT {
  private RunningGroundspeed groundspeed;
  private Database database;

  @BeforeEach
  void start() {
    Path ear = JobEar.file();
    groundspeed =
        RunningGroundspeed.withNodes(
            2, node -> node.deployment(ear).env("GROUNDSPEED_JOB_LEASE_SECONDS", "10"));
    database = new Database(groundspeed.database());
    database.execute(
        "CREATE TABLE public.effect (id bigserial, job bigint, note text, at timestamptz DEFAULT clock_timestamp())");
  }

  @AfterEach
  void stop() {
    groundspeed.close();
  }

  @Test
  void a_node_killed_half_way_loses_no_job_and_repeats_none() {
    enqueue(10_000, 2);
    await("SELECT count(*) >= 4000 FROM public.effect");

    groundspeed.node(0).kill();

    assertEachOnce(10_000);
    assertThat(
            database.count("SELECT count(*) FROM groundspeed.background_jobs WHERE attempts > 1"))
        .as("jobs that the killed node had")
        .isPositive();
  }

  @Test
  void a_node_frozen_past_its_lease_commits_nothing_when_it_wakes() {
    enqueue(1, 4_000);
    await("SELECT count(*) = 1 FROM groundspeed.background_jobs WHERE status = 'processing'");
    String node = database.value("SELECT node FROM groundspeed.background_jobs");
    int frozen = node.endsWith("0") ? 0 : 1;
    groundspeed.node(frozen).freeze();
    await("SELECT attempts = 2 FROM groundspeed.background_jobs");

    groundspeed.node(frozen).thaw();

    assertEachOnce(1);
    assertThat(database.value("SELECT node FROM groundspeed.background_jobs")).isNotEqualTo(node);
  }

  @Test
  void a_database_that_is_restarted_loses_no_job_and_repeats_none() {
    enqueue(5_000, 2);
    await("SELECT count(*) >= 1000 FROM public.effect");

    groundspeed.database().kill();
    groundspeed.database().restart();

    assertEachOnce(5_000);
  }

  private void enqueue(int count, int millis) {
    database.execute(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, payload)
        SELECT 'fixture_note', 'Note ' || n,
               jsonb_build_object('note', 'note ' || n, 'millis', %d)
          FROM generate_series(1, %d) AS n
        """
            .formatted(millis, count));
  }

  private void assertEachOnce(int count) {
    await(
        "SELECT count(*) = %d FROM groundspeed.background_jobs WHERE status = 'completed'"
            .formatted(count));
    assertThat(database.count("SELECT count(*) FROM public.effect")).isEqualTo(count);
    assertThat(database.count("SELECT count(DISTINCT job) FROM public.effect")).isEqualTo(count);
    assertThat(
            database.count("SELECT count(*) FROM groundspeed.job_execution_history WHERE success"))
        .isEqualTo(count);
    assertThat(
            database.count(
                """
                SELECT count(*) FROM groundspeed.background_jobs AS job
                 WHERE attempts <> (SELECT count(*) FROM groundspeed.job_execution_history
                                     WHERE job_id = job.id)
                """))
        .as("jobs whose history does not have every attempt")
        .isZero();
  }

  private void await(String sql) {
    long deadline = System.nanoTime() + Duration.ofMinutes(4).toNanos();
    while (!"t".equals(answer(sql))) {
      assertThat(System.nanoTime()).as(sql).isLessThan(deadline);
    }
  }

  /** Null while the database is away. */
  private String answer(String sql) {
    try {
      return database.value(sql);
    } catch (IllegalStateException e) {
      return null;
    }
  }
}
