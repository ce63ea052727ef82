package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobEar;
import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.RunningGroundspeed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A poison job ends and leaves nothing behind, and the other jobs were not delayed. */
@Tag("faults")
class PoisonJobsIT {
  private RunningGroundspeed groundspeed;
  private Notes notes;

  @BeforeEach
  void start() {
    Path ear = JobEar.file();
    groundspeed =
        RunningGroundspeed.withNodes(
            1,
            node ->
                node.deployment(ear)
                    .env("GROUNDSPEED_JOB_WORKERS", "3")
                    .env("GROUNDSPEED_JOB_BACKOFF_MILLIS", "100")
                    .env("GROUNDSPEED_JOB_LEASE_SECONDS", "5"));
    notes = new Notes(groundspeed.database());
  }

  @AfterEach
  void stop() {
    groundspeed.close();
  }

  @Test
  void what_throws_runs_out_of_memory_loops_or_can_not_be_read_ends_as_failed() {
    long thrower = notes.enqueue("fixture_bad", "{\"how\": \"throw\"}", 2);
    long glutton = notes.enqueue("fixture_bad", "{\"how\": \"memory\"}", 2);
    long looper = notes.enqueue("fixture_bad", "{\"how\": \"loop\"}", 2);
    long forever = notes.enqueue("fixture_bad", "{\"how\": \"forever\"}", 1);
    long garbled = notes.enqueue("fixture_note", "{\"millis\": \"soon\"}", 2);
    long unknown = notes.enqueue("fixture_unknown", "{}", 2);
    notes.enqueue(100, 5);

    notes.await(
        """
        SELECT count(*) FILTER (WHERE status = 'failed') = 5
           AND count(*) FILTER (WHERE status = 'completed') = 100
          FROM groundspeed.background_jobs
        """);

    assertFailed(thrower, 2, "as asked");
    assertFailed(glutton, 2, "OutOfMemoryError");
    assertFailed(looper, 2, "looped until it was interrupted");
    assertFailed(forever, 1, "did not stop");
    assertFailed(garbled, 1, "payload.millis must be a whole number");
    assertThat(job(unknown, "status || ' ' || attempts")).isEqualTo("pending 0");
    assertThat(
            new Beacons(groundspeed.node(0).url())
                .asAdmin("api/performance/jobs?status=pending")
                .body())
        .contains("fixture_unknown");
    assertThat(notes.count("SELECT count(*) FROM public.effect"))
        .as("effects of the good ones alone")
        .isEqualTo(100);
    assertThat(
            notes.value(
                """
                SELECT max(completed_at) < (SELECT failed_at
                                              FROM groundspeed.background_jobs
                                             WHERE id = %d)
                  FROM groundspeed.background_jobs
                """
                    .formatted(forever)))
        .as("the others were done before the one that never ends was given up")
        .isEqualTo("t");
  }

  private void assertFailed(long id, int attempts, String error) {
    assertThat(job(id, "status || ' ' || attempts")).isEqualTo("failed " + attempts);
    assertThat(job(id, "error_message")).contains(error);
    assertThat(
            notes.count(
                "SELECT count(*) FROM groundspeed.job_execution_history WHERE NOT success AND job_id = "
                    + id))
        .isEqualTo(attempts);
  }

  private String job(long id, String column) {
    return notes.value("SELECT " + column + " FROM groundspeed.background_jobs WHERE id = " + id);
  }
}
