package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobEar;
import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.launcher.WildFlyServerBuilder;
import io.groundspeed.testing.RunningGroundspeed;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * If the response to a commit is lost, its outcome is unknown; still, nothing is lost or stored
 * twice.
 */
@Tag("faults")
class LostCommitsIT {
  private static final int JOBS = 1_000;

  private LostCommits proxy;

  @Test
  void commits_whose_answer_is_lost_lose_no_job_and_repeat_none() throws Exception {
    Path ear = JobEar.file();
    try (RunningGroundspeed groundspeed =
        RunningGroundspeed.withNode((node, database) -> behind(node.deployment(ear), database))) {
      Notes notes = new Notes(groundspeed.database());
      proxy.arm(true);

      notes.enqueue(JOBS, 1);

      notes.assertEachOnce(JOBS);
      proxy.arm(false);
      assertThat(proxy.answersLost()).as("answers lost").isGreaterThan(20);
      assertThat(proxy.requestsLost()).as("requests lost").isGreaterThan(20);
      assertThat(Files.readString(groundspeed.node(0).logFile()))
          .contains("was committed, though the answer was lost");
    } finally {
      proxy.close();
    }
  }

  private WildFlyServerBuilder behind(WildFlyServerBuilder node, EmbeddedDatabase database) {
    proxy = LostCommits.before(database.port());
    return node.database(proxy.jdbcUrl(), database.user(), database.password())
        .env("GROUNDSPEED_JOB_BACKOFF_MILLIS", "50")
        .env("GROUNDSPEED_JOB_LEASE_SECONDS", "5");
  }
}
