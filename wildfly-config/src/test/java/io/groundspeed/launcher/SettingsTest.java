package io.groundspeed.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final Path CLONE = Path.of("/clone");

  @Test
  void nothing_needs_to_be_set() {
    Settings settings = Settings.from(Map.of(), CLONE);

    assertThat(settings.httpPort()).isEqualTo(8080);
    assertThat(settings.home()).isEqualTo(Path.of("/clone/.groundspeed"));
    assertThat(settings.adminPassword()).isEmpty();
    assertThat(settings.demo()).isTrue();
    assertThat(settings.demoPassword()).isEmpty();
    assertThat(settings.database()).isEmpty();
  }

  @Test
  void the_demo_can_be_left_out() {
    assertThat(Settings.from(Map.of("GROUNDSPEED_DEMO", "false"), CLONE).demo()).isFalse();
    assertThatThrownBy(() -> Settings.from(Map.of("GROUNDSPEED_DEMO", "no"), CLONE))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("GROUNDSPEED_DEMO must be true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http", "0", "-1", "65536"})
  void a_port_that_is_none_is_refused(String port) {
    assertThatThrownBy(() -> Settings.from(Map.of("GROUNDSPEED_HTTP_PORT", port), CLONE))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("GROUNDSPEED_HTTP_PORT must be a number from 1 to 65535");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db:5433/app?sslmode=require, jdbc:postgresql://db:5433/app?sslmode=require, me, mine",
    "postgresql://db/app, jdbc:postgresql://db/app, me, mine",
    "postgresql://she@db/app, jdbc:postgresql://db/app, she, mine",
    "postgres://she:p%40ss@db/app, jdbc:postgresql://db/app, she, p@ss",
  })
  void a_database_is_named_as_for_java_or_as_for_psql(
      String url, String jdbcUrl, String user, String password) {
    DatabaseAddress address = DatabaseAddress.parse(url, "me", "mine");

    assertThat(address).isEqualTo(new DatabaseAddress(jdbcUrl, user, password));
  }

  @Test
  void psql_takes_what_is_printed() {
    DatabaseAddress address = new DatabaseAddress("jdbc:postgresql://db:1/app", "she", "p@s s");

    assertThat(address.psqlUrl()).isEqualTo("postgresql://she:p%40s%20s@db:1/app");
  }

  @Test
  void another_kind_of_database_is_refused() {
    assertThatThrownBy(() -> DatabaseAddress.parse("jdbc:mysql://db/app", "me", "mine"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("must start with jdbc:postgresql:// or postgresql://");
  }
}
