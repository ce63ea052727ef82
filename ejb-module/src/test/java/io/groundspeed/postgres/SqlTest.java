package io.groundspeed.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlTest {
  private static TestDatabase db;

  private Connection connection;

  @BeforeAll
  static void create() {
    db = TestDatabase.empty();
  }

  @AfterAll
  static void drop() {
    db.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = db.connect();
    Sql.of(connection, "CREATE TEMP TABLE flights (id int PRIMARY KEY, name text)").run();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void rows_are_mapped_in_their_order() throws SQLException {
    List<String> rows =
        Sql.of(connection, "SELECT n, n * n FROM generate_series(?, ?) AS n ORDER BY n DESC")
            .with(1, 3)
            .rows(row -> row.getInt(1) + "→" + row.getInt(2));

    assertThat(rows).containsExactly("3→9", "2→4", "1→1");
  }

  @Test
  void parameters_of_all_types_arrive_as_they_are() throws SQLException {
    Instant at = Instant.parse("2026-03-29T00:59:59.123456Z");
    UUID token = UUID.fromString("6f1f1d8e-7a3b-4a64-9c39-1f8c2ab4d0aa");

    String told =
        Sql.of(connection, "SELECT concat_ws('|', ?::int8, ?::text, ?::float8, ?::uuid, ?::bool)")
            .with(1L << 40, "it's", 1.5)
            .with(token, true)
            .one(row -> row.getString(1));
    Instant read =
        Sql.of(connection, "SELECT ?::timestamptz").with(at).one(row -> Sql.instant(row, 1));
    byte[] bytes =
        Sql.of(connection, "SELECT ?::bytea")
            .with((Object) new byte[] {0, -1})
            .one(row -> row.getBytes(1));

    assertThat(told).isEqualTo("1099511627776|it's|1.5|" + token + "|t");
    assertThat(read).isEqualTo(at);
    assertThat(bytes).containsExactly(0, -1);
  }

  @Test
  void null_is_bound_and_read() throws SQLException {
    Instant none =
        Sql.of(connection, "SELECT ?::timestamptz AS at")
            .with((Object) null)
            .one(row -> Sql.instantOrNull(row, "at"));

    assertThat(none).isNull();
    assertThatThrownBy(
            () -> Sql.of(connection, "SELECT NULL::timestamptz").one(row -> Sql.instant(row, 1)))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void an_array_keeps_its_order_and_its_nulls() throws SQLException {
    List<String> elements =
        Sql.of(connection, "SELECT name FROM unnest(?::text[]) WITH ORDINALITY AS a (name, n)")
            .array("text", Arrays.asList("b", null, "a"))
            .rows(row -> row.getString(1));

    assertThat(elements).containsExactly("b", null, "a");
  }

  @Test
  void a_first_row_may_be_missing_and_an_only_row_may_not() throws SQLException {
    Sql none = Sql.of(connection, "SELECT 1 WHERE false");

    assertThat(none.first(row -> row.getInt(1))).isEmpty();
    assertThat(none.exists()).isFalse();
    assertThatThrownBy(() -> none.one(row -> row.getInt(1)))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("WHERE false");
    assertThat(Sql.of(connection, "SELECT 7").first(row -> row.getInt(1)))
        .isEqualTo(Optional.of(7));
    assertThat(Sql.of(connection, "SELECT 7").exists()).isTrue();
  }

  @Test
  void a_change_returns_the_number_of_rows() throws SQLException {
    insert(1, 2, 3);

    int changed =
        Sql.of(connection, "UPDATE flights SET name = ? WHERE id > ?").with("late", 1).update();

    assertThat(changed).isEqualTo(2);
    assertThat(names()).containsExactly("n1", "late", "late");
  }

  @Test
  void a_batch_runs_once_per_element_after_the_shared_parameters() throws SQLException {
    Sql.of(connection, "INSERT INTO flights (name, id) VALUES (?, ?)")
        .with("same")
        .batch(List.of(new Object[] {1}, new Object[] {2}));
    Sql.of(connection, "INSERT INTO flights (name, id) VALUES (?, ?)").batch(List.of());

    assertThat(names()).containsExactly("same", "same");
  }

  @Test
  void the_database_stops_a_statement_that_exceeds_its_time() {
    Sql slow = Sql.of(connection, "SELECT pg_sleep(20)").within(1);

    assertThatThrownBy(slow::run)
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("57014");
  }

  @Test
  void the_connection_remains_usable_after_a_parameter_that_can_not_be_bound() throws SQLException {
    assertThatThrownBy(() -> Sql.of(connection, "SELECT 1").with("too many").run())
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> Sql.of(connection, "SELECT ?").with(new Object()).run())
        .isInstanceOf(SQLException.class);

    assertThat(Sql.of(connection, "SELECT 1").exists()).isTrue();
  }

  private void insert(Integer... ids) throws SQLException {
    Sql.of(connection, "INSERT INTO flights (id, name) VALUES (?, ?)")
        .batch(Arrays.stream(ids).map(id -> new Object[] {id, "n" + id}).toList());
  }

  private List<String> names() throws SQLException {
    return Sql.of(connection, "SELECT name FROM flights ORDER BY id").rows(row -> row.getString(1));
  }
}
