package io.groundspeed.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.Changed;
import io.groundspeed.job.desk.FailureGroup;
import io.groundspeed.job.desk.JobAttempt;
import io.groundspeed.job.desk.JobDetail;
import io.groundspeed.job.desk.JobPage;
import io.groundspeed.job.desk.TypeHealth;
import io.groundspeed.web.api.JsonBinding;
import io.groundspeed.web.jobs.JobTypesResource.JobTypesAnswer;
import io.groundspeed.web.jobs.JobsResource.FailuresAnswer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobsJsonTest {
  @Test
  void a_page_has_its_jobs_and_where_the_next_begins() {
    JobPage page = new JobPage(List.of(JobSamples.row(JobStatus.PENDING, null)), 7L);

    assertThat(JsonBinding.write(JobsAnswer.of(page)))
        .isEqualTo(
            """
            {"jobs":[{"id":7,"type":"note","name":"A note","status":"pending","priority":5,\
            "attempts":2,"maxAttempts":3,"scheduledAt":"2026-11-22T12:00:00Z","startedAt":null,\
            "waitMs":5000.0,"runMs":null,"progress":null,"errorMessage":null}],"next":7}""");
    assertThat(JsonBinding.write(JobsAnswer.of(new JobPage(List.of(), null))))
        .isEqualTo("{\"jobs\":[],\"next\":null}");
  }

  @Test
  void a_job_has_its_payload_as_json_and_every_attempt() {
    JobDetail job =
        JobSamples.job(
            JobStatus.FAILED,
            JobSamples.attempt(2, 60, 1, null),
            JobSamples.attempt(1, 5, 2, "no"));

    assertThat(JsonBinding.write(JobAnswer.of(job)))
        .isEqualTo(
            """
            {"id":7,"type":"note","name":"A note","status":"failed","priority":5,\
            "attempts":2,"maxAttempts":3,"scheduledAt":"2026-11-22T12:00:00Z",\
            "startedAt":"2026-11-22T12:01:00Z","waitMs":5000.0,"runMs":null,"progress":null,\
            "payload":{"page":3},"result":null,"errorMessage":null,"progressNote":null,\
            "node":null,"uniqueKey":null,"createdBy":null,"createdAt":"2026-11-22T12:00:00Z",\
            "updatedAt":"2026-11-22T12:00:00Z","history":[\
            {"attempt":2,"startedAt":"2026-11-22T12:01:00Z","endedAt":"2026-11-22T12:01:01Z",\
            "executionTimeMs":1000.0,"success":true,"errorMessage":null},\
            {"attempt":1,"startedAt":"2026-11-22T12:00:05Z","endedAt":"2026-11-22T12:00:07Z",\
            "executionTimeMs":2000.0,"success":false,"errorMessage":"no"}]}""");
  }

  @Test
  void a_duration_that_is_no_number_breaks_nothing() {
    JobDetail job =
        JobSamples.job(
            JobStatus.FAILED, new JobAttempt(1, null, null, Double.NaN, false, "\"<ü>\""));

    assertThat(JsonBinding.write(JobAnswer.of(job)))
        .endsWith(
            """
            "history":[{"attempt":1,"startedAt":null,"endedAt":null,"executionTimeMs":null,\
            "success":false,"errorMessage":"\\"<ü>\\""}]}""");
  }

  @Test
  void groups_of_failures_have_their_cause_and_their_jobs() {
    FailureGroup group =
        new FailureGroup(null, "Note.run(Note.java:7)", 6, 2, null, JobSamples.NOON, List.of(), 7);

    assertThat(JsonBinding.write(FailuresAnswer.of(List.of(group))))
        .isEqualTo(
            """
            {"failures":[{"errorClass":null,"place":"Note.run(Note.java:7)","attempts":6,\
            "failedJobs":2,"firstAt":null,"lastAt":"2026-11-22T12:00:00Z","types":[],\
            "jobId":7}]}""");
    assertThat(JsonBinding.write(FailuresAnswer.of(List.of()))).isEqualTo("{\"failures\":[]}");
    assertThat(group.cause().errorClass()).isEqualTo("-");
  }

  @Test
  void a_type_has_its_jobs_by_status_and_its_settings() {
    Map<JobStatus, Long> jobs = new EnumMap<>(Map.of(JobStatus.FAILED, 2L, JobStatus.PENDING, 1L));
    TypeHealth used = new TypeHealth("note", jobs, 8, 2, 12.5, JobSamples.NOON, 3, true, null);
    TypeHealth unused =
        new TypeHealth("mail", Map.of(), 0, 0, Double.NaN, null, null, false, JobSamples.NOON);

    assertThat(JsonBinding.write(JobTypesAnswer.of(List.of(used, unused))))
        .isEqualTo(
            """
            {"types":[{"type":"note","jobs":{"pending":1,"failed":2},"succeeded":8,"failed":2,\
            "averageMs":12.5,"handled":true,"pausedAt":"2026-11-22T12:00:00Z","maxRunning":3},\
            {"type":"mail","jobs":{},"succeeded":0,"failed":0,"averageMs":null,\
            "handled":false,"pausedAt":null,"maxRunning":null}]}""");
  }

  @Test
  void a_change_has_its_counts() {
    assertThat(JsonBinding.write(new Changed(3, 1, true)))
        .isEqualTo("{\"changed\":3,\"skipped\":1,\"more\":true}");
  }
}
