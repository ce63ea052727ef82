package io.groundspeed.probe.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginAuditTest {
  private final List<String> log = new ArrayList<>();
  private long now;
  private final LoginAudit audit = new LoginAudit(log::add, () -> now);

  @Test
  void nobody_fills_the_log_and_a_line_a_minute_says_what_was_left_out() {
    for (int i = 0; i < 1_000; i++) {
      audit.failed("name" + i);
      audit.refused();
    }
    audit.locked("name0", Duration.ofMinutes(1));
    assertThat(log).hasSize(61).contains("\"name0\" is locked out for 60 s");

    audit.summarise();
    assertThat(log).hasSize(61);
    now += Duration.ofMinutes(1).toNanos();
    audit.summarise();

    assertThat(log)
        .hasSize(62)
        .endsWith(
            "940 more failed log-ins, 0 more locks, and 1000 attempts refused while locked or"
                + " busy");
  }

  @Test
  void a_quiet_minute_writes_nothing_and_the_next_failure_is_written_again() {
    for (int i = 0; i < 60; i++) {
      audit.failed("mia");
    }
    now += Duration.ofMinutes(1).toNanos();
    audit.summarise();
    assertThat(log).hasSize(60);

    audit.failed("mia");

    assertThat(log).hasSize(61);
  }
}
