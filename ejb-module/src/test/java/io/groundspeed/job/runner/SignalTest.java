package io.groundspeed.job.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SignalTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Signal signal = new Signal();

  @Test
  void tells_for_which_jobs_it_was_rung() throws Exception {
    signal.ring(7);
    signal.ring(8);

    assertThat(signal.await(LONG)).hasValue(List.of(7L, 8L));
    assertThat(signal.await(AT_ONCE)).isEmpty();
  }

  @Test
  void knows_no_jobs_where_it_was_rung_for_something_else_as_well() throws Exception {
    signal.ring(7);
    signal.ring();
    signal.ring(8);
    assertThat(signal.await(LONG)).hasValue(List.of());

    signal.ring(9);
    assertThat(signal.await(LONG)).hasValue(List.of(9L));
  }

  @Test
  void knows_no_jobs_where_there_are_many() throws Exception {
    LongStream.range(0, 20).forEach(signal::ring);
    assertThat(signal.await(LONG).orElseThrow()).hasSize(20);

    LongStream.range(0, 21).forEach(signal::ring);
    assertThat(signal.await(LONG)).hasValue(List.of());
  }
}
