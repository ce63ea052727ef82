package io.groundspeed.database.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.probe.jdbc.GroundspeedDriver;
import io.groundspeed.probe.session.MeasuredDatabase;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions of a real PostgreSQL are ended, and only those that were meant. */
class SessionControlTest {
  private final TestDatabase db = TestDatabase.fresh();
  private final SessionControl control = new SessionControl(() -> "operator");

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void the_end_of_a_holder_lets_others_go_on() throws Exception {
    db.execute("CREATE TABLE stock (item int PRIMARY KEY, amount int NOT NULL)");
    db.execute("INSERT INTO stock VALUES (1, 5)");
    try (Connection pool = measured("postgres");
        Connection holder = db.connect()) {
      SeenSession seen = begin(holder, "UPDATE stock SET amount = 4");
      CompletableFuture<Void> waiter = update(pool, "UPDATE stock SET amount = 9");
      waitUntil("wait_event_type = 'Lock'");

      control.end(seen, Ending.TERMINATE);

      waiter.join();
      assertThat(db.number("SELECT amount FROM stock")).isEqualTo(9);
      assertThatThrownBy(() -> query(holder, "SELECT 1")).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void a_cancelled_statement_ends_and_its_session_remains() throws Exception {
    try (Connection pool = measured("postgres");
        Connection holder = db.connect()) {
      SeenSession seen = begin(holder, "SELECT 1");
      CompletableFuture<Void> sleeper = update(holder, "SELECT pg_sleep(600)");
      waitUntil("wait_event = 'PgSleep'");

      control.end(seen, Ending.CANCEL);

      assertThatThrownBy(sleeper::join)
          .isInstanceOf(CompletionException.class)
          .hasRootCauseMessage("ERROR: canceling statement due to user request");
      holder.rollback();
      assertThat(query(holder, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void a_later_transaction_of_the_same_process_is_left_alone() throws Exception {
    try (Connection pool = measured("postgres");
        Connection holder = db.connect()) {
      SeenSession seen = begin(holder, "SELECT 1");
      holder.rollback();
      begin(holder, "SELECT 2");

      assertThatThrownBy(() -> control.end(seen, Ending.TERMINATE))
          .isInstanceOf(SessionRefused.class)
          .hasMessageContaining("not in that transaction any more");
      assertThat(query(holder, "SELECT 3")).isEqualTo("3");
    }
  }

  @Test
  void a_database_that_this_node_does_not_measure_is_refused() {
    assertThatThrownBy(
            () ->
                control.end(
                    new SeenSession("elsewhere:5432/shop", 4_711, Instant.EPOCH), Ending.CANCEL))
        .isInstanceOf(SessionRefused.class)
        .hasMessageContaining("no measured connection to elsewhere:5432/shop");
  }

  @Test
  void a_role_that_may_see_and_not_end_learns_what_to_grant() throws Exception {
    String role = "watcher_of_" + db.jdbcUrl().replaceAll("\\W+", "_");
    db.execute("CREATE ROLE %s LOGIN IN ROLE pg_monitor".formatted(role));
    try (Connection pool = measured(role);
        Connection holder = db.connect()) {
      SeenSession seen = begin(holder, "SELECT 1");

      assertThatThrownBy(() -> control.end(seen, Ending.TERMINATE))
          .isInstanceOf(SessionRefused.class)
          .hasMessageContaining("pg_signal_backend");
      assertThat(query(holder, "SELECT 2")).isEqualTo("2");
    }
    db.execute("DROP ROLE " + role);
  }

  private Connection measured(String role) throws SQLException {
    return new GroundspeedDriver()
        .connect(db.measuredUrl().replace("user=postgres", "user=" + role), new Properties());
  }

  /** Runs a statement in a new transaction, and returns what a sample would see. */
  private SeenSession begin(Connection connection, String sql) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    int pid = Integer.parseInt(query(connection, "SELECT pg_backend_pid()"));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT now()")) {
      row.next();
      Instant start = row.getObject(1, OffsetDateTime.class).toInstant();
      return new SeenSession(database().name(), pid, start);
    }
  }

  private MeasuredDatabase database() {
    return TestDatabase.measured(db.measuredUrl());
  }

  private static CompletableFuture<Void> update(Connection connection, String sql) {
    return CompletableFuture.runAsync(
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        });
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void waitUntil(String condition) {
    while (db.number(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND "
                + condition)
        == 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
