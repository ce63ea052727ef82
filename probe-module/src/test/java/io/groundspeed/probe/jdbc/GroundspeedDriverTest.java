package io.groundspeed.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.probe.record.Counts;
import io.groundspeed.probe.record.RecordSettings;
import io.groundspeed.probe.record.StatementKey;
import io.groundspeed.probe.record.StatementLog;
import io.groundspeed.probe.record.StatementSample;
import io.groundspeed.probe.sql.Fingerprint;
import io.groundspeed.probe.sql.Fingerprints;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.PSQLException;

/** An application can do the same through this driver as with PostgreSQL's driver. */
class GroundspeedDriverTest {
  private static EmbeddedPostgres postgres;

  private static final RecordSettings ALL_SLOW = new RecordSettings(0, 0, 1_024, 1_000);

  private final StatementLog log = new StatementLog(ALL_SLOW, false);
  private Connection connection;

  @BeforeAll
  static void startDatabase() throws Exception {
    postgres = EmbeddedPostgres.start();
    try (Connection plain = postgres.getPostgresDatabase().getConnection();
        Statement statement = plain.createStatement()) {
      statement.execute(
          "CREATE TABLE item (id int GENERATED ALWAYS AS IDENTITY, name text UNIQUE)");
    }
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    postgres.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = connected(log);
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE item RESTART IDENTITY");
    }
    counts();
  }

  private static Connection connected(StatementLog log) throws SQLException {
    return new MeasuredConnection(
        DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres")),
        log,
        new Fingerprints(100_000));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void the_driver_serves_its_own_url_and_no_other() throws SQLException {
    GroundspeedDriver driver = new GroundspeedDriver();
    String url = postgres.getJdbcUrl("postgres", "postgres");

    assertThat(driver.connect(url, new Properties())).isNull();
    for (String prefix : new String[] {"jdbc:groundspeed:", "jdbc:groundspeed:jdbc:"}) {
      try (Connection through =
          driver.connect(url.replaceFirst("^jdbc:", prefix), new Properties())) {
        assertThat(through).isInstanceOf(MeasuredConnection.class);
        assertThat(through.getMetaData().getURL()).startsWith("jdbc:postgresql:");
      }
    }
  }

  @Test
  void queries_are_counted_with_the_rows_that_were_read() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM generate_series(1, ?)")) {
      for (int rows = 1; rows <= 3; rows++) {
        select.setInt(1, rows);
        try (ResultSet result = select.executeQuery()) {
          while (result.next()) {
            assertThat(result.getStatement()).isSameAs(select);
          }
        }
      }
    }

    Counts counts = counts("SELECT * FROM generate_series(1, ?)");
    assertThat(counts.calls()).isEqualTo(3);
    assertThat(counts.rows()).isEqualTo(1 + 2 + 3);
    assertThat(counts.nanos()).isPositive();
  }

  @Test
  void a_result_that_nobody_reads_to_its_end_counts_when_it_is_closed_or_replaced()
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1").next();
      statement.execute("SELECT 2");
      statement.execute("SELECT 3");
    }

    assertThat(counts("SELECT 1").calls()).isEqualTo(3);
  }

  @Test
  void a_result_that_nobody_asks_for_counts_when_the_connection_is_used_again()
      throws SQLException {
    try (PreparedStatement pooled = connection.prepareStatement("SELECT 1 AS unasked");
        PreparedStatement asked = connection.prepareStatement("SELECT 1 AS asked")) {
      pooled.execute();
      assertThat(counts()).isEmpty();
      connection.isValid(1);
      assertThat(counts("SELECT 1 AS unasked").calls()).isEqualTo(1);

      pooled.execute();
      asked.execute();
      assertThat(counts("SELECT 1 AS unasked").calls()).isEqualTo(1);
      asked.getResultSet().next();
      connection.isValid(1);
      assertThat(counts()).isEmpty();
    }

    assertThat(counts("SELECT 1 AS asked"))
        .satisfies(counts -> assertThat(counts.calls()).isEqualTo(1))
        .satisfies(counts -> assertThat(counts.rows()).isEqualTo(1));
  }

  @Test
  void updates_and_batches_count_what_they_change_a_batch_once() throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO item (name) VALUES (?)");
        Statement statement = connection.createStatement()) {
      for (String name : new String[] {"a", "b", "c"}) {
        insert.setString(1, name);
        insert.addBatch();
      }
      assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
      assertThat(statement.executeUpdate("UPDATE item SET name = name || '!'")).isEqualTo(3);
      statement.addBatch("DELETE FROM item WHERE id = 1");
      statement.addBatch("DELETE FROM item WHERE id = 2");
      statement.executeBatch();
    }

    Map<String, Counts> counts = counts();
    assertThat(counts.get(name("INSERT INTO item (name) VALUES (?)")))
        .satisfies(insert -> assertThat(insert.calls()).isEqualTo(1))
        .satisfies(insert -> assertThat(insert.rows()).isEqualTo(3));
    assertThat(counts.get(name("UPDATE item SET name = name || '!'")).rows()).isEqualTo(3);
    assertThat(counts.values().stream().mapToLong(Counts::calls).sum()).isEqualTo(3);
    assertThat(counts.values().stream().mapToLong(Counts::rows).sum()).isEqualTo(8);
  }

  @Test
  void exceptions_are_the_drivers_own_and_counted() throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO item (name) VALUES (?)")) {
      insert.setString(1, "twice");
      insert.executeUpdate();
      assertThatThrownBy(insert::executeUpdate)
          .isExactlyInstanceOf(PSQLException.class)
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("23505"))
          .hasNoSuppressedExceptions();
    }

    assertThat(counts("INSERT INTO item (name) VALUES (?)"))
        .satisfies(counts -> assertThat(counts.calls()).isEqualTo(2))
        .satisfies(counts -> assertThat(counts.failures()).isEqualTo(1));
  }

  @Test
  void generated_keys_and_warnings_pass_through() throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO item (name) VALUES ('x')", Statement.RETURN_GENERATED_KEYS);
        Statement statement = connection.createStatement()) {
      insert.executeUpdate();
      ResultSet keys = insert.getGeneratedKeys();
      assertThat(keys.next()).isTrue();
      assertThat(keys.getInt("id")).isEqualTo(1);
      assertThat(keys.getStatement()).isSameAs(insert);
      statement.execute("DO $$ BEGIN RAISE WARNING 'mind'; END $$");
      assertThat(statement.getWarnings().getMessage()).isEqualTo("mind");
      assertThat(statement.getConnection()).isSameAs(connection);
    }
  }

  @Test
  void callable_statements_work() throws SQLException {
    try (CallableStatement call = connection.prepareCall("{? = call upper(?)}")) {
      call.registerOutParameter(1, Types.VARCHAR);
      call.setString(2, "loud");
      call.execute();
      assertThat(call.getString(1)).isEqualTo("LOUD");
    }

    assertThat(counts("{? = call upper(?)}").calls()).isEqualTo(1);
  }

  @Test
  void copy_and_notifications_work_on_the_unwrapped_connection() throws Exception {
    assertThat(connection.isWrapperFor(PGConnection.class)).isTrue();
    PGConnection own = connection.unwrap(PGConnection.class);

    assertThat(own.getCopyAPI().copyIn("COPY item (name) FROM STDIN", new StringReader("a\nb\n")))
        .isEqualTo(2);
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN news");
      statement.execute("NOTIFY news, 'hello'");
    }
    assertThat(own.getNotifications(5_000))
        .singleElement()
        .matches(n -> n.getParameter().equals("hello"));
  }

  @Test
  void cursors_fetch_in_portions() throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement select = connection.prepareStatement("SELECT generate_series(1, 100)")) {
      select.setFetchSize(7);
      ResultSet rows = select.executeQuery();
      int read = 0;
      while (rows.next()) {
        read++;
      }
      assertThat(read).isEqualTo(100);
      assertThat(rows.getFetchSize()).isEqualTo(7);
    }
    connection.rollback();

    assertThat(counts("SELECT generate_series(1, 100)").rows()).isEqualTo(100);
  }

  @Test
  void copies_count_with_their_rows_in_both_directions() throws Exception {
    String in = "COPY item (name) FROM STDIN";
    String out = "COPY (SELECT name FROM item ORDER BY id) TO STDOUT";
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    CopyManager made = new CopyManager(connection.unwrap(BaseConnection.class));
    StringWriter written = new StringWriter();

    assertThat(copies.copyIn(in, new StringReader("a\nb\nc\n"))).isEqualTo(3);
    assertThat(made.copyIn(in, new StringReader("d\n"))).isOne();
    assertThat(copies.copyOut(out, written)).isEqualTo(4);
    assertThatThrownBy(() -> copies.copyIn("COPY nothing FROM STDIN", new StringReader("")))
        .isInstanceOf(PSQLException.class);

    assertThat(written.toString()).isEqualTo("a\nb\nc\nd\n");
    Map<String, Counts> counts = counts();
    assertThat(counts.get(name(in)).calls()).isEqualTo(2);
    assertThat(counts.get(name(in)).rows()).isEqualTo(4);
    assertThat(counts.get(name(out)).rows()).isEqualTo(4);
    assertThat(counts.get(name("COPY nothing FROM STDIN")).failures()).isOne();
  }

  @Test
  void rows_of_cursors_that_a_function_returns_are_counted() throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE FUNCTION some_rows() RETURNS refcursor LANGUAGE plpgsql AS"
              + " $$ DECLARE c refcursor; BEGIN OPEN c FOR SELECT generate_series(1, 7);"
              + " RETURN c; END $$");
    }
    try (CallableStatement call = connection.prepareCall("{? = call some_rows()}")) {
      call.registerOutParameter(1, Types.REF_CURSOR);
      call.execute();
      ResultSet rows = (ResultSet) call.getObject(1);
      while (rows.next()) {
        assertThat(rows.getInt(1)).isPositive();
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet cursors = statement.executeQuery("SELECT some_rows()")) {
      assertThat(cursors.next()).isTrue();
      assertThat(((ResultSet) cursors.getObject(1)).next()).isTrue(); // reads no further
    }
    connection.rollback();

    Counts fetched = counts("FETCH ALL IN cursor");
    assertThat(fetched.calls()).isEqualTo(2);
    assertThat(fetched.rows()).isEqualTo(7 + 1);
    assertThat(fetched.nanos()).isPositive();
  }

  @Test
  void the_time_is_the_drivers_and_not_what_its_caller_does_between_two_rows() throws Exception {
    connection.setAutoCommit(false);
    String slow = "SELECT generate_series(1, 3), pg_sleep(0.02)";
    String inner = "SELECT pg_sleep(0.05)";
    long start = System.nanoTime();
    try (PreparedStatement select = connection.prepareStatement(slow);
        PreparedStatement nested = connection.prepareStatement(inner)) {
      select.setFetchSize(1);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          nested.executeQuery().close();
          Thread.sleep(50);
        }
      }
    }
    long elapsed = System.nanoTime() - start;
    connection.rollback();

    Map<String, Counts> counts = counts();
    long outerNanos = counts.get(name(slow)).nanos();
    long innerNanos = counts.get(name(inner)).nanos();
    assertThat(outerNanos).isGreaterThan(60_000_000); // each row is computed when it is fetched
    assertThat(innerNanos).isGreaterThan(150_000_000);
    assertThat(outerNanos + innerNanos).isLessThan(elapsed - 150_000_000);
  }

  @Test
  void results_can_be_scrolled_and_updated() throws SQLException {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
      statement.executeUpdate("INSERT INTO item (name) VALUES ('one'), ('two')");
      ResultSet rows = statement.executeQuery("SELECT id, name FROM item ORDER BY id");
      assertThat(rows.last()).isTrue();
      assertThat(rows.getString("name")).isEqualTo("two");
      assertThat(rows.absolute(1)).isTrue();
    }
  }

  @Test
  void values_of_slow_statements_are_kept_where_that_is_wanted_as_they_were_then()
      throws SQLException {
    StatementLog keeping = new StatementLog(ALL_SLOW, true);
    try (Connection noting = connected(keeping);
        PreparedStatement select =
            noting.prepareStatement(
                "SELECT ?::text, ?::int, ?::text, ?::bytea, ?::date, ?::text")) {
      select.setString(1, "x".repeat(500));
      select.setInt(2, 42);
      select.setNull(3, Types.VARCHAR);
      select.setBytes(4, new byte[7]);
      select.setObject(5, LocalDate.of(2026, 1, 2));
      select.setCharacterStream(6, new StringReader("long"));
      select.executeQuery().next();
      select.setInt(2, 43);
    }

    assertThat(keeping.fetch((key, count) -> {}))
        .singleElement()
        .satisfies(
            sample ->
                assertThat(sample.binds())
                    .containsExactly(
                        "x".repeat(100), "42", null, "(7 bytes)", "2026-01-02", "(StringReader)"));
  }

  @Test
  void values_are_kept_of_twenty_parameters_of_batches_and_of_calls() throws SQLException {
    StatementLog keeping = new StatementLog(ALL_SLOW, true);
    try (Connection noting = connected(keeping);
        PreparedStatement many = noting.prepareStatement("SELECT ?" + ", ?".repeat(24));
        PreparedStatement insert = noting.prepareStatement("INSERT INTO item (name) VALUES (?)");
        CallableStatement call = noting.prepareCall("{? = call upper(?)}")) {
      for (int i = 1; i <= 25; i++) {
        many.setInt(i, i);
      }
      many.executeQuery().close();
      for (String name : new String[] {"first", "last"}) {
        insert.setString(1, name);
        insert.addBatch();
      }
      insert.executeBatch();
      call.registerOutParameter(1, Types.VARCHAR);
      call.setString(2, "loud");
      call.execute();
      assertThat(call.getString(1)).isEqualTo("LOUD");
    }

    List<StatementSample> samples = keeping.fetch((key, count) -> {});
    assertThat(samples.get(0).binds()).hasSize(20).startsWith("1").endsWith("20");
    assertThat(samples.get(1).binds()).containsExactly("last");
    assertThat(samples.get(2).binds()).containsExactly(null, "loud");
  }

  @Test
  void noting_values_changes_nothing_for_the_application() throws SQLException {
    try (Connection noting = connected(new StatementLog(ALL_SLOW, true));
        PreparedStatement insert = noting.prepareStatement("INSERT INTO item (name) VALUES (?)")) {
      assertThat(insert.unwrap(PGStatement.class)).isNotNull();
      assertThat(insert.getConnection()).isSameAs(noting);
      assertThatThrownBy(() -> insert.setString(2, "none such"))
          .isExactlyInstanceOf(PSQLException.class);
      insert.setString(1, "twice");
      assertThat(insert.executeUpdate()).isEqualTo(1);
      assertThatThrownBy(insert::executeUpdate).isExactlyInstanceOf(PSQLException.class);
      insert.clearParameters();
      assertThatThrownBy(insert::executeUpdate).isExactlyInstanceOf(PSQLException.class);
    }
  }

  @Test
  void values_are_not_kept_otherwise() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT ?::text")) {
      select.setString(1, "secret");
      select.executeQuery().close();
    }

    assertThat(log.fetch((key, count) -> {}))
        .isNotEmpty()
        .allSatisfy(sample -> assertThat(sample.binds()).isNull());
  }

  private Counts counts(String sql) {
    return counts().get(name(sql));
  }

  private Map<String, Counts> counts() {
    Map<String, Counts> counts = new HashMap<>();
    log.fetch((StatementKey key, Counts count) -> counts.put(key.statement().name(), count));
    return counts;
  }

  private static String name(String sql) {
    return Fingerprint.of(sql).name();
  }
}
