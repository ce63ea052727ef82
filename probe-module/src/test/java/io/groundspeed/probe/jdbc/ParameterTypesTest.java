package io.groundspeed.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.record.RecordSettings;
import io.groundspeed.probe.record.StatementLog;
import io.groundspeed.probe.sql.Fingerprints;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PGobject;

/** The types that PostgreSQL gets with the values of a statement. */
class ParameterTypesTest {
  private static EmbeddedPostgres postgres;

  private final Fingerprints fingerprints = new Fingerprints(100_000);
  private Connection connection;
  private int count;

  @BeforeAll
  static void startDatabase() throws Exception {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopDatabase() throws Exception {
    postgres.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection =
        new MeasuredConnection(
            DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres")),
            new StatementLog(new RecordSettings(0, 0, 1_024, 1_000), false),
            fingerprints);
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void each_way_to_bind_a_value_tells_its_type() throws SQLException {
    PGobject json = new PGobject();
    json.setType("jsonb");
    json.setValue("{}");

    assertTypes("smallint", (it, i) -> it.setByte(i, (byte) 1));
    assertTypes("smallint", (it, i) -> it.setShort(i, (short) 1));
    assertTypes("integer", (it, i) -> it.setInt(i, 1));
    assertTypes("bigint", (it, i) -> it.setLong(i, 1));
    assertTypes("real", (it, i) -> it.setFloat(i, 1));
    assertTypes("double precision", (it, i) -> it.setDouble(i, 1));
    assertTypes("numeric", (it, i) -> it.setBigDecimal(i, BigDecimal.ONE));
    assertTypes("boolean", (it, i) -> it.setBoolean(i, true));
    assertTypes("varchar", (it, i) -> it.setString(i, "a"));
    assertTypes("bytea", (it, i) -> it.setBytes(i, new byte[1]));
    assertTypes("int4[]", (it, i) -> it.setArray(i, connection.createArrayOf("int4", ints())));
    assertTypes("bigint", (it, i) -> it.setNull(i, Types.BIGINT));
    assertTypes("varchar", (it, i) -> it.setNull(i, Types.VARCHAR, "varchar"));
    assertTypes("bigint", (it, i) -> it.setObject(i, 1L));
    assertTypes("varchar", (it, i) -> it.setObject(i, "a"));
    assertTypes("uuid", (it, i) -> it.setObject(i, new UUID(1, 2)));
    assertTypes("date", (it, i) -> it.setObject(i, LocalDate.EPOCH));
    assertTypes("timestamptz", (it, i) -> it.setObject(i, OffsetDateTime.now()));
    assertTypes("bigint[]", (it, i) -> it.setObject(i, new long[] {1}));
    assertTypes("jsonb", (it, i) -> it.setObject(i, json, Types.OTHER));
    assertTypes("integer", (it, i) -> it.setObject(i, "1", Types.INTEGER));
    assertTypes("numeric", (it, i) -> it.setObject(i, 1.25, Types.NUMERIC, 2));
  }

  @Test
  void what_the_driver_leaves_open_is_open() throws SQLException {
    assertThat(typed("select ?::timestamp", (it, i) -> it.setTimestamp(i, new Timestamp(0))))
        .isEqualTo("select ?::timestamp");
    assertThat(typed("select ?::date", (it, i) -> it.setNull(i, Types.DATE)))
        .isEqualTo("select ?::date");
    assertThat(typed("select ?::json", (it, i) -> it.setObject(i, "{}", Types.OTHER)))
        .isEqualTo("select ?::json");
  }

  @Test
  void only_the_first_execution_tells_types_and_many_parameters_are_bounded() throws SQLException {
    typed("select ? + 1", (it, i) -> it.setInt(i, 1));
    assertThat(typed("select ? + 1", (it, i) -> it.setLong(i, 1)))
        .isEqualTo("select ?::integer + ?::integer");

    String sql = "select " + String.join(", ", Collections.nCopies(1_200, "?"));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 1; i <= 1_200; i++) {
        statement.setInt(i, i);
      }
      statement.execute();
    }
    String typed = fingerprints.of(sql).typedText();
    assertThat(typed.split("::integer", -1)).hasSize(1_001);
  }

  private static Object[] ints() {
    return new Object[] {1};
  }

  private void assertTypes(String type, Binding binding) throws SQLException {
    String alias = "a" + ++count; // so that each is a statement not seen before
    assertThat(typed("select ? as " + alias, binding)).isEqualTo("select ?::%s as %s", type, alias);
  }

  private String typed(String sql, Binding binding) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(statement, 1);
      statement.execute();
    }
    return fingerprints.of(sql).typedText();
  }

  /** Binds a value. */
  private interface Binding {
    void bind(PreparedStatement statement, int number) throws SQLException;
  }
}
