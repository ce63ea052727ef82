package io.groundspeed.probe.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecentlyTestedTest {
  private static EmbeddedPostgres postgres;

  private long now = 42;
  private final RecentlyTested checker = new RecentlyTested(() -> now);

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void a_connection_that_was_cut_is_found_once_its_last_test_is_old() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      assertThat(passes(connection)).isTrue();
      cut(connection);

      now += TimeUnit.MILLISECONDS.toNanos(499);
      assertThat(passes(connection)).as("tested just now").isTrue();

      now += TimeUnit.MILLISECONDS.toNanos(1);
      assertThat(passes(connection)).isFalse();
      assertThat(passes(connection)).as("and asked again").isFalse();
    }
  }

  @Test
  void a_connection_that_nobody_has_tested_is_tested() throws SQLException {
    try (Connection tested = postgres.getPostgresDatabase().getConnection();
        Connection other = postgres.getPostgresDatabase().getConnection()) {
      passes(tested);
      cut(other);

      assertThat(passes(other)).isFalse();
    }
  }

  private boolean passes(Connection connection) {
    return checker.isValidConnection(connection) == null;
  }

  private static void cut(Connection connection) throws SQLException {
    int process = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    try (Connection other = postgres.getPostgresDatabase().getConnection();
        Statement statement = other.createStatement()) {
      // The second argument makes the function wait, in milliseconds, until that process has ended.
      statement.execute("SELECT pg_terminate_backend(" + process + ", 10000)");
    }
  }
}
