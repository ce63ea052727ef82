package io.groundspeed.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.schedule.Misfire;
import io.groundspeed.job.schedule.Overlap;
import io.groundspeed.job.schedule.ScheduleSummary;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTextTest {
  @Test
  void a_schedule_has_its_next_runs_and_its_last_result() {
    JsonObject json = text("{\"days\":30}", 7L);

    assertThat(json.getJsonObject("payload").getInt("days")).isEqualTo(30);
    assertThat(json.getString("overlap")).isEqualTo("skip");
    assertThat(json.getString("misfire")).isEqualTo("coalesce");
    assertThat(json.getJsonArray("nextRuns").getString(0)).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(json.getInt("lastJobId")).isEqualTo(7);
    assertThat(json.getString("lastResult")).isEqualTo("failed");
    assertThat(json.isNull("lastRunAt")).isTrue();
  }

  @Test
  void a_payload_that_no_one_can_read_breaks_nothing() {
    JsonObject json = text("{\"n\":" + "9".repeat(1_200) + "}", null);

    assertThat(json.getString("payload")).startsWith("unreadable: the stored JSON ");
    assertThat(json.isNull("lastJobId")).isTrue();
  }

  private static JsonObject text(String payload, Long lastJob) {
    return ScheduleText.of(
            new ScheduleSummary(
                1,
                "Nightly",
                "cleanup",
                "0 2 * * *",
                "At 02:00 every day",
                "UTC",
                payload,
                Misfire.COALESCE,
                Overlap.SKIP,
                0,
                null,
                true,
                List.of(JobSamples.NOON),
                null,
                lastJob,
                JobStatus.FAILED,
                "It broke"))
        .build();
  }
}
