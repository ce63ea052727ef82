package io.groundspeed.web.jobs;

import static io.groundspeed.web.jobs.JobSamples.NOON;
import static io.groundspeed.web.jobs.JobSamples.attempt;
import static io.groundspeed.web.jobs.JobSamples.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.JobAttempt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobTimelineTest {
  @Test
  void waits_and_attempts_alternate_and_fill_the_bar() {
    JobTimeline timeline =
        JobTimeline.of(
            job(JobStatus.COMPLETED, attempt(2, 60, 30, null), attempt(1, 10, 20, "no")), NOON);

    assertThat(timeline.getBars())
        .extracting(JobTimeline.Bar::kind)
        .containsExactly("wait", "poor", "wait", "good");
    assertThat(timeline.getBars().get(3).start()).isEqualTo(666.7, within(0.1));
    assertThat(timeline.getBars().stream().mapToDouble(JobTimeline.Bar::length).sum())
        .isEqualTo(JobTimeline.LENGTH, within(0.001));
    assertThat(timeline.getSentence())
        .isEqualTo(
            "Waited 10.00 s, attempt 1 failed after 20.00 s, waited 30.00 s,"
                + " attempt 2 succeeded after 30.00 s.");
  }

  @Test
  void a_job_that_waits_or_runs_is_drawn_until_now() {
    assertThat(JobTimeline.of(job(JobStatus.PENDING), NOON.plusSeconds(5)).getSentence())
        .isEqualTo("Waiting for 5.00 s.");
    assertThat(
            JobTimeline.of(job(JobStatus.PENDING, attempt(1, 0, 20, "no")), NOON.plusSeconds(30))
                .getBars())
        .extracting(JobTimeline.Bar::kind)
        .containsExactly("poor", "wait");
    assertThat(JobTimeline.of(job(JobStatus.CANCELLED), NOON).isDrawn()).isFalse();
  }

  @Test
  void a_short_attempt_is_visible_between_long_waits() {
    JobTimeline timeline = JobTimeline.of(job(JobStatus.FAILED, attempt(1, 86_400, 1, "no")), NOON);

    assertThat(timeline.getBars().get(1).length()).isGreaterThan(5);
  }

  @Test
  void many_attempts_are_summed_up() {
    JobAttempt[] attempts =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> attempt(61 - i, (61 - i) * 10L, 1, "no"))
            .toArray(JobAttempt[]::new);

    JobTimeline timeline = JobTimeline.of(job(JobStatus.FAILED, attempts), NOON);

    assertThat(timeline.getBars()).hasSize(79);
    assertThat(timeline.getSentence()).startsWith("40 attempts failed and 0 succeeded within ");
  }
}
