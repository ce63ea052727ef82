package io.groundspeed.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.schedule.Misfire;
import io.groundspeed.job.schedule.Overlap;
import io.groundspeed.job.schedule.ScheduleSummary;
import io.groundspeed.web.api.JsonBinding;
import io.groundspeed.web.jobs.SchedulesResource.EnqueuedAnswer;
import io.groundspeed.web.jobs.SchedulesResource.SchedulesAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulesJsonTest {
  @Test
  void a_schedule_has_its_next_runs_and_its_last_result() {
    ScheduleAnswer schedule = schedule("{\"days\":30,\"a\":[1.50,null]}", 7L, JobStatus.FAILED);

    assertThat(JsonBinding.write(new SchedulesAnswer(List.of(schedule))))
        .isEqualTo(
            """
            {"schedules":[{"id":1,"name":"Nightly","type":"cleanup","schedule":"0 2 * * *",\
            "inWords":"At 02:00 every day","timeZone":"UTC",\
            "payload":{"days":30,"a":[1.50,null]},"misfire":"coalesce","overlap":"skip",\
            "leftOut":0,"lastLeftOutAt":null,"active":true,"nextRuns":["2026-11-22T12:00:00Z"],\
            "lastRunAt":null,"lastJobId":7,"lastResult":"failed","lastError":"It broke"}]}""");
    assertThat(JsonBinding.write(new SchedulesAnswer(List.of()))).isEqualTo("{\"schedules\":[]}");
  }

  @Test
  void a_payload_that_no_one_can_read_breaks_nothing() {
    ScheduleAnswer schedule = schedule("{\"n\":" + "9".repeat(1_200) + "}", null, null);

    assertThat(JsonBinding.write(schedule))
        .contains("\"payload\":\"unreadable: the stored JSON ")
        .contains("\"lastJobId\":null,\"lastResult\":null,");
  }

  @Test
  void a_run_has_the_number_of_its_job() {
    assertThat(JsonBinding.write(new EnqueuedAnswer(9))).isEqualTo("{\"id\":9}");
  }

  private static ScheduleAnswer schedule(String payload, Long lastJob, JobStatus lastResult) {
    return ScheduleAnswer.of(
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
            lastResult,
            "It broke"));
  }
}
