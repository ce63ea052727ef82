package io.groundspeed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.shared.IllegalTransitionException;
import org.junit.jupiter.api.Test;

class JobStatusTest {
  @Test
  void a_statement_has_the_statuses_of_the_enum() {
    assertThat(JobStatusSql.of("SET status = {processing>completed} WHERE status = {processing}"))
        .isEqualTo("SET status = 'completed' WHERE status = 'processing'");
    assertThat(JobStatusSql.of("status IN {*>pending}"))
        .isEqualTo("status IN ('failed', 'cancelled')");
    assertThat(JobStatusSql.of("status IN {*>cancelled}")).isEqualTo("status IN ('pending')");
    assertThat(JobStatusSql.of("payload = '{}'")).isEqualTo("payload = '{}'");
  }

  @Test
  void a_statement_that_would_break_the_life_of_a_job_is_refused() {
    assertThatThrownBy(() -> JobStatusSql.of("SET status = {completed>pending}"))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("What is completed cannot become pending.");
    assertThatThrownBy(() -> JobStatusSql.of("{none}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
