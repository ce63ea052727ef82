package io.groundspeed.probe.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VerifiedCredentialsTest {
  private long now;
  private final VerifiedCredentials verified = new VerifiedCredentials(() -> now);

  @Test
  void right_credentials_are_remembered_for_a_minute() {
    verified.add("mia", "secret", "hash");

    now += Duration.ofSeconds(59).toNanos();
    assertThat(verified.contains("mia", "secret", "hash")).isTrue();
    now += Duration.ofSeconds(1).toNanos();
    assertThat(verified.contains("mia", "secret", "hash")).isFalse();
    assertThat(verified.size()).isZero();
  }

  @Test
  void another_name_password_or_stored_hash_is_not_found() {
    verified.add("mia", "secret", "hash");

    assertThat(verified.contains("mi", "asecret", "hash")).isFalse();
    assertThat(verified.contains("mia", "Secret", "hash")).isFalse();
    assertThat(verified.contains("mia", "secret", "another hash")).isFalse();
    assertThat(new VerifiedCredentials(() -> now).contains("mia", "secret", "hash")).isFalse();
  }

  @Test
  void the_eldest_gives_way_when_there_are_too_many() {
    for (int i = 0; i <= VerifiedCredentials.ENTRIES; i++) {
      verified.add("user" + i, "secret", "hash");
    }

    assertThat(verified.size()).isEqualTo(VerifiedCredentials.ENTRIES);
    assertThat(verified.contains("user0", "secret", "hash")).isFalse();
    assertThat(verified.contains("user1", "secret", "hash")).isTrue();
  }
}
