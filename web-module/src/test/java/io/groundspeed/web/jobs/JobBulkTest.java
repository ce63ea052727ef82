package io.groundspeed.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.FailureCause;
import io.groundspeed.job.desk.JobFilter;
import io.groundspeed.job.desk.TimeSpan;
import io.groundspeed.web.api.InvalidRequest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobBulkTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void jobs_are_meant_by_number_or_by_filter() {
    assertThat(read("{\"ids\": [3, 1]}").ids()).containsExactly(3L, 1L);
    assertThat(read("{\"status\": \"failed\", \"type\": \"note\"}"))
        .isEqualTo(new JobBulk(null, new JobFilter(JobStatus.FAILED, "note", null)));
    assertThat(read("{\"all\": true}")).isEqualTo(new JobBulk(null, JobFilter.all()));
  }

  @Test
  void a_body_and_a_query_string_with_the_same_fields_mean_the_same_jobs() {
    JobFilter fromQuery =
        new FilterFields(
                Map.of("range", "1h", "errorClass", "E", "runTo", "2026-11-22T12:00:00Z")::get, NOW)
            .read();

    assertThat(
            read("{\"range\": \"1h\", \"errorClass\": \"E\", \"runTo\": \"2026-11-22T12:00:00Z\"}")
                .filter())
        .isEqualTo(fromQuery)
        .isEqualTo(
            new JobFilter(
                null,
                null,
                null,
                new TimeSpan(NOW.minusSeconds(3_600), null),
                new FailureCause("E", null),
                new TimeSpan(null, NOW)));
  }

  @Test
  void a_custom_range_ends_where_it_says() {
    JobBulk bulk = read("{\"range\": \"2026-11-20T00:00:00Z/2026-11-21T00:00:00Z\"}");

    assertThat(bulk.filter().ended())
        .isEqualTo(
            new TimeSpan(
                Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-21T00:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|body",
        "{\"all\": false}|body",
        "{\"ids\": [1], \"q\": \"x\"}|ids",
        "{\"ids\": [1], \"range\": \"1h\"}|ids",
        "{\"ids\": [-1]}|ids",
        "{\"status\": \"lost\"}|status",
        "{\"range\": \"1y\"}|range",
        "{\"runFrom\": \"monday\"}|runFrom",
        "{\"runFrom\": \"2026-11-22T12:00:00Z\", \"runTo\": \"2026-11-22T12:00:00Z\"}|runTo",
        "{\"tag\": \"x\"}|body"
      })
  void what_is_wrong_is_named(String body, String field) {
    InvalidRequest refused = catchThrowableOfType(InvalidRequest.class, () -> read(body));

    assertThat(refused.problem().field()).isEqualTo(field);
    assertThat(refused.problem().status()).isEqualTo(400);
  }

  private static JobBulk read(String body) {
    return JobBulk.read(body, NOW);
  }
}
