package io.groundspeed.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.FailureGroup;
import io.groundspeed.job.desk.JobDetail;
import io.groundspeed.job.desk.JobPage;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobTextTest {
  @Test
  void a_page_has_its_jobs_and_where_the_next_begins() {
    JobPage page = new JobPage(List.of(JobSamples.row(JobStatus.PENDING, null)), 7L);

    JsonObject json = JobText.of(page);

    assertThat(json.getInt("next")).isEqualTo(7);
    assertThat(json.getJsonArray("jobs").getJsonObject(0).toString())
        .isEqualTo(
            "{\"id\":7,\"type\":\"note\",\"name\":\"A note\",\"status\":\"pending\","
                + "\"priority\":5,\"attempts\":2,\"maxAttempts\":3,"
                + "\"scheduledAt\":\"2026-11-22T12:00:00Z\",\"startedAt\":null,"
                + "\"waitMs\":5000.0,\"runMs\":null,\"progress\":null,\"errorMessage\":null}");
    assertThat(JobText.of(new JobPage(List.of(), null)).isNull("next")).isTrue();
  }

  @Test
  void a_job_has_its_payload_as_json_and_every_attempt() {
    JobDetail job =
        JobSamples.job(
            JobStatus.FAILED,
            JobSamples.attempt(2, 60, 1, "again"),
            JobSamples.attempt(1, 5, 2, "no"));

    JsonObject json = JobText.of(job);

    assertThat(json.getJsonObject("payload").getInt("page")).isEqualTo(3);
    assertThat(json.isNull("result")).isTrue();
    assertThat(json.getJsonArray("history")).hasSize(2);
    assertThat(json.getJsonArray("history").getJsonObject(1).toString())
        .isEqualTo(
            "{\"attempt\":1,\"startedAt\":\"2026-11-22T12:00:05Z\","
                + "\"endedAt\":\"2026-11-22T12:00:07Z\",\"executionTimeMs\":2000.0,"
                + "\"success\":false,\"errorMessage\":\"no\"}");
  }

  @Test
  void a_group_of_failures_has_its_cause_and_its_jobs() {
    FailureGroup group =
        new FailureGroup(null, "Note.run(Note.java:7)", 6, 2, null, JobSamples.NOON, List.of(), 7);

    assertThat(JobText.of(group).build().toString())
        .isEqualTo(
            "{\"errorClass\":null,\"place\":\"Note.run(Note.java:7)\",\"attempts\":6,"
                + "\"failedJobs\":2,\"firstAt\":null,\"lastAt\":\"2026-11-22T12:00:00Z\","
                + "\"types\":[],\"jobId\":7}");
    assertThat(group.cause().errorClass()).isEqualTo("-");
  }
}
