package io.groundspeed.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.FailureCause;
import io.groundspeed.job.desk.JobFilter;
import io.groundspeed.job.desk.TimeSpan;
import io.groundspeed.web.frame.Parameters;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsQueryTest {
  private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

  @Test
  void without_parameters_all_jobs_are_listed() {
    JobsQuery query = JobsQuery.read(new Parameters(Map.of()));

    assertThat(query).isEqualTo(new JobsQuery("jobs", JobFilter.all(), null, null, null, null));
    assertThat(query.filter().narrows()).isFalse();
  }

  @Test
  void every_part_of_the_filter_is_in_the_address() {
    JobsQuery query =
        JobsQuery.read(
            new Parameters(
                Map.of(
                    "status", "failed",
                    "type", " note ",
                    "q", "broke",
                    "errorClass", "java.io.IOException",
                    "errorPlace", "-",
                    "runFrom", "2026-11-22T08:00",
                    "runTo", "2026-11-22T10:00:00+01:00")));

    assertThat(query.filter())
        .isEqualTo(
            new JobFilter(
                JobStatus.FAILED,
                "note",
                "broke",
                null,
                new FailureCause("java.io.IOException", "-"),
                new TimeSpan(MORNING, MORNING.plusSeconds(3_600))));
  }

  @ParameterizedTest
  @CsvSource({
    "status, lost",
    "tab, everything",
    "before, -1",
    "job, x",
    "schedule, 1234567890123456789",
    "runFrom, monday",
    "runTo, +999999-01-01T00:00:00Z"
  })
  void what_is_wrong_is_named_and_ignored(String name, String value) {
    Parameters parameters = new Parameters(Map.of(name, value));

    JobsQuery query = JobsQuery.read(parameters);

    assertThat(parameters.problems()).singleElement().asString().startsWith(name + ": must be ");
    assertThat(query.filter()).isEqualTo(JobFilter.all());
  }

  @Test
  void an_end_before_the_start_is_ignored() {
    Parameters parameters =
        new Parameters(Map.of("runFrom", "2026-11-22T08:00Z", "runTo", "2026-11-22T08:00Z"));

    assertThat(JobsQuery.read(parameters).filter().runAt()).isEqualTo(new TimeSpan(MORNING, null));
    assertThat(parameters.problems()).containsExactly("runTo: must be after runFrom");
  }

  @Test
  void a_time_is_shown_as_a_form_sends_it() {
    assertThat(TimeField.format(MORNING)).isEqualTo("2026-11-22T08:00");
    assertThat(TimeField.format(MORNING.plusSeconds(1))).isEqualTo("2026-11-22T08:00:01");
    assertThat(TimeField.format(null)).isNull();
    assertThat(TimeField.parse("2026-11-22T08:00")).isEqualTo(MORNING);
  }
}
