package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobEar;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.RunningGroundspeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code deploy --force} while jobs run: they are drained or released, without losing an attempt.
 */
@Tag("faults")
class RedeploymentIT {
  private static final int JOBS = 12_000;

  private Path ear;
  private RunningGroundspeed groundspeed;
  private Notes notes;

  @BeforeEach
  void start() {
    ear = JobEar.file();
    groundspeed = RunningGroundspeed.withNodes(1, node -> node.deployment(ear));
    notes = new Notes(groundspeed.database());
  }

  @AfterEach
  void stop() {
    groundspeed.close();
  }

  @Test
  void a_redeployment_under_load_loses_no_job_repeats_none_and_costs_no_attempt() throws Exception {
    long tooLong =
        notes.enqueue("fixture_note", "{\"note\": \"takes too long\", \"millis\": 40000}", 1);
    notes.await(
        "SELECT status = 'processing' FROM groundspeed.background_jobs WHERE id = " + tooLong);
    notes.enqueue(JOBS, 20);
    notes.await("SELECT count(*) >= 500 FROM public.effect");

    Process deploy = deployAgain();
    notes.await("SELECT count(*) = 0 FROM groundspeed.background_jobs WHERE status = 'processing'");

    double seconds =
        Double.parseDouble(
            notes.value(
                """
                SELECT extract(epoch FROM groundspeed.clock() - max(started_at))
                  FROM groundspeed.background_jobs
                """));

    assertThat(seconds).as("seconds from the last claim until nothing ran").isLessThan(15);
    assertThat(
            notes.count(
                "SELECT count(*) FROM groundspeed.background_jobs WHERE status = 'pending'"))
        .as("jobs that wait for the new deployment")
        .isGreaterThan(1);
    assertThat(deploy.waitFor(4, TimeUnit.MINUTES)).isTrue();
    assertThat(deploy.exitValue()).isZero();
    notes.assertEachOnce(JOBS + 1);
    assertThat(notes.count("SELECT count(*) FROM groundspeed.background_jobs WHERE attempts <> 1"))
        .as("jobs that the redeployment cost an attempt")
        .isZero();
  }

  private Process deployAgain() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Build.server().resolve("bin/jboss-cli.sh").toString(),
            "--connect",
            "--controller=127.0.0.1:" + groundspeed.node(0).managementPort(),
            "--timeout=240000",
            "--command=deploy --force " + ear);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ear.resolveSibling("deploy.log").toFile())
        .start();
  }
}
