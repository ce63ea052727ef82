package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobEar;
import io.groundspeed.testing.RunningGroundspeed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A job's effects in the database happen exactly once, whatever fails. */
@Tag("faults")
class JobsUnderFaultsIT {
  private RunningGroundspeed groundspeed;
  private Notes notes;

  @BeforeEach
  void start() {
    Path ear = JobEar.file();
    groundspeed =
        RunningGroundspeed.withNodes(
            2, node -> node.deployment(ear).env("GROUNDSPEED_JOB_LEASE_SECONDS", "10"));
    notes = new Notes(groundspeed.database());
  }

  @AfterEach
  void stop() {
    groundspeed.close();
  }

  @Test
  void a_node_killed_half_way_loses_no_job_and_repeats_none() {
    notes.enqueue(10_000, 2);
    notes.await(
        """
        SELECT (SELECT count(*) >= 4000 FROM public.effect)
           AND EXISTS (SELECT FROM groundspeed.background_jobs
                        WHERE status = 'processing' AND node LIKE '%0')
        """);

    groundspeed.node(0).kill();

    notes.assertEachOnce(10_000);
    assertThat(notes.count("SELECT count(*) FROM groundspeed.background_jobs WHERE attempts > 1"))
        .as("jobs that the killed node had")
        .isPositive();
  }

  @Test
  void a_node_frozen_past_its_lease_commits_nothing_when_it_wakes() {
    notes.enqueue(1, 4_000);
    notes.await("SELECT count(*) = 1 FROM groundspeed.background_jobs WHERE status = 'processing'");
    String node = notes.value("SELECT node FROM groundspeed.background_jobs");
    int frozen = node.endsWith("0") ? 0 : 1;
    groundspeed.node(frozen).freeze();
    notes.await("SELECT attempts = 2 FROM groundspeed.background_jobs");

    groundspeed.node(frozen).thaw();

    notes.assertEachOnce(1);
    assertThat(notes.value("SELECT node FROM groundspeed.background_jobs")).isNotEqualTo(node);
  }

  @Test
  void a_database_that_is_restarted_loses_no_job_and_repeats_none() {
    notes.enqueue(5_000, 2);
    notes.await("SELECT count(*) >= 1000 FROM public.effect");

    groundspeed.database().kill();
    groundspeed.database().restart();

    notes.assertEachOnce(5_000);
  }
}
