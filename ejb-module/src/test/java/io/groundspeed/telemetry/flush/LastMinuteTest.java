package io.groundspeed.telemetry.flush;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LastMinuteTest {
  private long nanos = Duration.ofDays(-3).toNanos(); // such a clock may be negative
  private final LastMinute rows = new LastMinute(() -> nanos);

  @Test
  void the_first_minute_is_as_long_as_it_is() {
    rows.add(30);
    assertThat(rows.perSecond()).isEqualTo(30);

    pass(2);
    rows.add(30);

    assertThat(rows.perSecond()).isEqualTo(20);
  }

  @Test
  void what_is_older_than_a_minute_is_forgotten() {
    pass(600);
    rows.add(600);
    rows.add(60);
    assertThat(rows.perSecond()).isEqualTo(11);

    pass(59);
    assertThat(rows.perSecond()).isEqualTo(11);
    pass(1);
    assertThat(rows.perSecond()).isZero();
    rows.add(6);
    assertThat(rows.perSecond()).isEqualTo(0.1);
  }

  private void pass(int seconds) {
    nanos += Duration.ofSeconds(seconds).toNanos();
  }
}
