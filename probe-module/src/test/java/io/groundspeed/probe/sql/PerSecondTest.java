package io.groundspeed.probe.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PerSecondTest {
  @Test
  void each_second_has_its_own_permits() {
    AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10); // nanoTime may overflow
    PerSecond permits = new PerSecond(2, now::get);

    assertThat(permits.take()).isTrue();
    assertThat(permits.take()).isTrue();
    assertThat(permits.take()).isFalse();

    now.addAndGet(999_999_999);
    assertThat(permits.take()).isFalse();
    now.addAndGet(1);
    assertThat(permits.take()).isTrue();
  }
}
