package io.groundspeed.database.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenSessionTest {
  @Test
  void a_session_is_read_from_the_text_that_it_was_written_as() {
    SeenSession seen =
        new SeenSession("db:5432/shop", 4_711, Instant.parse("2026-11-30T12:00:00.123456Z"));

    assertThat(seen.text()).isEqualTo("db:5432/shop@4711@2026-11-30T12:00:00.123456Z");
    assertThat(SeenSession.parse(seen.text())).contains(seen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "db:5432/shop",
        "db:5432/shop@4711",
        "db:5432/shop@0x12@2026-11-30T12:00:00Z",
        "db:5432/shop@99999999999@2026-11-30T12:00:00Z",
        "db:5432/shop@4711@2026-13-30T12:00:00Z",
        "@4711@2026-11-30T12:00:00Z"
      })
  void anything_else_is_no_session(String text) {
    assertThat(SeenSession.parse(text)).isEmpty();
  }
}
