package io.groundspeed.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir private Path directory;

  @Test
  void one_at_a_time_uses_it() {
    try (Home first = Home.lock(directory)) {
      assertThatThrownBy(() -> Home.lock(first.directory()))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("Another Groundspeed uses " + directory);
    }

    try (Home next = Home.lock(directory)) {
      assertThat(next.directory()).isEqualTo(directory);
    }
  }

  @Test
  void a_secret_is_made_once() throws Exception {
    String secret = Home.secret(directory, "database-password");

    assertThat(secret).hasSize(24).matches("[A-Za-z0-9_]+");
    assertThat(Home.secret(directory, "database-password")).isEqualTo(secret);
  }
}
