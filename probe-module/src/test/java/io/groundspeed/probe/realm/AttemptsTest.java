package io.groundspeed.probe.realm;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.client.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The limits on attempts by name, by network and by both. */
class AttemptsTest {
  private static final String HERE = "192.0.2.1";
  private static final String ELSEWHERE = "198.51.100.1";

  private long now;
  private final Attempts attempts = new Attempts(10, () -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private Duration fail(String name, String network) {
    assertThat(attempts.begin(name, network)).as("%s from %s", name, network).isEmpty();
    return attempts.failed(name, network);
  }

  private void failTimes(int times, String name, String network) {
    for (int i = 0; i < times; i++) {
      fail(name, network);
    }
  }

  private static Duration wait(Optional<Refusal> refusal) {
    return refusal.orElseThrow().retryAfter();
  }

  @Test
  void ten_failures_lock_the_name_from_that_network_and_from_no_other() {
    failTimes(9, "admin", HERE);
    assertThat(attempts.locked("admin", HERE)).isEmpty();

    assertThat(fail("admin", HERE)).isEqualTo(Duration.ofMinutes(1));

    assertThat(wait(attempts.locked("admin", HERE))).isEqualTo(Duration.ofMinutes(1));
    assertThat(attempts.begin("admin", HERE)).isPresent();
    assertThat(attempts.begin("admin", ELSEWHERE)).isEmpty();
    assertThat(attempts.begin("mia", HERE)).isEmpty();
  }

  @Test
  void the_lock_doubles_with_each_further_failure_up_to_a_quarter_of_an_hour() {
    failTimes(10, "admin", HERE);

    for (int minutes : new int[] {2, 4, 8, 15, 15}) {
      pass(wait(attempts.locked("admin", HERE)));
      assertThat(fail("admin", HERE)).isEqualTo(Duration.ofMinutes(minutes));
    }
  }

  @Test
  void a_right_password_and_half_an_hour_each_forget_the_failures() {
    failTimes(9, "admin", HERE);
    assertThat(attempts.begin("admin", HERE)).isEmpty();
    attempts.succeeded("admin", HERE);
    failTimes(9, "admin", HERE);

    pass(Duration.ofMinutes(31));

    failTimes(9, "admin", HERE);
    assertThat(attempts.locked("admin", HERE)).isEmpty();
  }

  @Test
  void attempts_at_the_same_time_count_before_they_have_failed() {
    for (int i = 0; i < 10; i++) {
      assertThat(attempts.begin("admin", HERE)).isEmpty();
    }

    assertThat(attempts.begin("admin", HERE)).isPresent();

    attempts.undone("admin", HERE);
    assertThat(attempts.begin("admin", HERE)).isEmpty();
  }

  @Test
  void a_network_that_tries_many_names_is_slowed_but_not_those_who_logged_in_from_it_before() {
    assertThat(attempts.begin("mia", HERE)).isEmpty();
    attempts.succeeded("mia", HERE);
    for (int i = 0; i < 60; i++) {
      fail("name" + i, HERE);
    }

    assertThat(wait(attempts.begin("another", HERE))).isEqualTo(Duration.ofSeconds(6));
    assertThat(attempts.begin("mia", HERE)).isEmpty();
    assertThat(attempts.begin("another", ELSEWHERE)).isEmpty();
    pass(Duration.ofSeconds(6));
    assertThat(attempts.begin("another", HERE)).isEmpty();
  }

  @Test
  void a_name_that_many_networks_try_is_delayed_for_strangers_and_never_locked() {
    assertThat(attempts.begin("admin", HERE)).isEmpty();
    attempts.succeeded("admin", HERE);
    for (int i = 0; i < 30; i++) {
      fail("admin", "203.0.113." + i);
    }

    assertThat(attempts.begin("admin", HERE)).as("where the owner was before").isEmpty();
    assertThat(wait(attempts.begin("admin", ELSEWHERE))).isEqualTo(Duration.ofSeconds(5));
    assertThat(attempts.begin("admin", ELSEWHERE)).isPresent();
    for (int i = 0; i < 5; i++) {
      assertThat(attempts.begin("admin", "203.0.114." + i)).isPresent();
    }
    pass(Duration.ofSeconds(5));
    assertThat(attempts.begin("admin", ELSEWHERE)).as("after the wait").isEmpty();
  }

  @Test
  void what_is_remembered_is_bounded_and_what_is_forgotten_is_counted() {
    for (int i = 0; i < 10_050; i++) {
      fail("admin" + i, "network " + i);
    }

    assertThat(attempts.evicted()).isEqualTo(3 * 50);
  }
}
