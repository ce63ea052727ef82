package io.groundspeed.job.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.PayloadContract;
import io.groundspeed.job.claim.ClaimedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttemptTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Handler HANDLER =
      new Handler(
          "note",
          Duration.ofSeconds(30),
          true,
          PayloadContract.of(Void.class),
          (payload, context) -> null);

  private final Attempt attempt =
      new Attempt(new ClaimedJob(1, "note", "{}", 1, 3, UUID.randomUUID(), NOW), HANDLER);

  @Test
  void its_time_runs_from_its_beginning_not_while_it_waits_for_a_worker() {
    assertThat(attempt.isOverdue(NOW.plusSeconds(3_600))).isFalse();

    attempt.begin(NOW.plusSeconds(3_600));

    assertThat(attempt.deadline()).isEqualTo(NOW.plusSeconds(3_630));
    assertThat(attempt.isOverdue(NOW.plusSeconds(3_630))).isFalse();
    assertThat(attempt.isOverdue(NOW.plusSeconds(3_631))).isTrue();
  }

  @Test
  void a_share_is_from_0_to_1_and_a_note_is_bounded_where_it_is_written() {
    attempt.progress(Double.NaN, "none of 0");
    assertThat(attempt.takeProgress()).isEqualTo(new Attempt.Progress(0, "none of 0"));

    attempt.progress(1.5, "a\u0000b");
    assertThat(attempt.takeProgress()).isEqualTo(new Attempt.Progress(1, "a\u0000b"));
    assertThat(attempt.takeProgress()).isNull();
  }
}
