package io.groundspeed.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir private static Path home;

  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() {
    database = EmbeddedDatabase.in(home).start();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void what_was_committed_survives_kill_9() throws Exception {
    execute("CREATE TABLE kept (id int)");
    execute("INSERT INTO kept VALUES (42)");

    database.kill();
    assertThat(database.isRunning()).isFalse();
    database.start();

    assertThat(single("SELECT id FROM kept")).isEqualTo("42");
  }

  @Test
  void it_comes_back_on_the_same_port_after_a_crash() throws Exception {
    int port = database.port();
    long crashed = database.pid();

    database.restart();

    assertThat(database.port()).isEqualTo(port);
    assertThat(database.pid()).isNotEqualTo(crashed);
    assertThat(single("SELECT 1")).isEqualTo("1");
  }

  @Test
  void one_that_was_left_running_is_ended_by_the_next() throws Exception {
    long orphan = database.pid();

    EmbeddedDatabase next = EmbeddedDatabase.in(home).start();

    assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
    database = next;
    assertThat(single("SELECT 1")).isEqualTo("1");
  }

  @Test
  void a_pid_file_that_names_a_stranger_does_not_stop_it() throws Exception {
    database.kill();
    Path pidFile = home.resolve("database/postmaster.pid");
    String ours = Long.toString(ProcessHandle.current().pid());
    Files.writeString(pidFile, Files.readString(pidFile).replaceFirst("^\\d+", ours));

    database.start();

    assertThat(single("SELECT 1")).isEqualTo("1");
  }

  @Test
  void what_it_acknowledges_is_on_disk() throws Exception {
    assertThat(single("SHOW fsync")).isEqualTo("on");
    assertThat(single("SHOW synchronous_commit")).isEqualTo("on");
    assertThat(single("SHOW listen_addresses")).isEqualTo("127.0.0.1");
  }

  @Test
  void nobody_gets_in_without_the_password_which_only_the_owner_reads() throws Exception {
    assertThatThrownBy(
            () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "wrong"))
        .isInstanceOf(SQLException.class);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("database-password"))))
        .isEqualTo("rw-------");
  }

  @Test
  void an_old_database_is_refused_in_one_sentence() throws Exception {
    String real = single("SHOW server_version");
    String pretended = "16" + real.substring(2);
    try (VersionRewritingProxy old =
        VersionRewritingProxy.before(database.port(), real, pretended)) {
      DatabaseAddress address =
          new DatabaseAddress(
              "jdbc:postgresql://127.0.0.1:" + old.port() + "/groundspeed",
              database.user(),
              database.password());

      assertThatThrownBy(address::requireUsable)
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining(
              "is PostgreSQL " + pretended + ", and Groundspeed needs 17 or newer");
    }
  }

  @Test
  void a_wrong_password_is_named_as_such() {
    DatabaseAddress address = new DatabaseAddress(database.jdbcUrl(), database.user(), "wrong");

    assertThatThrownBy(address::requireUsable)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("refuses user groundspeed");
  }

  @Test
  void a_database_that_is_not_there_is_named_as_such() {
    DatabaseAddress address =
        new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + Ports.free() + "/x", "x", "x");

    assertThatThrownBy(address::requireUsable)
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void an_administrator_is_found_once_there_is_one() throws Exception {
    DatabaseAddress address =
        new DatabaseAddress(database.jdbcUrl(), database.user(), database.password());
    assertThat(address.hasAdministrator()).isFalse();

    execute("CREATE SCHEMA groundspeed");
    execute("CREATE TABLE groundspeed.users (role text)");
    assertThat(address.hasAdministrator()).isFalse();

    execute("INSERT INTO groundspeed.users VALUES ('admin')");
    assertThat(address.hasAdministrator()).isTrue();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String single(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
