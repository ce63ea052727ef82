package io.groundspeed.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.testing.Sessions;
import io.groundspeed.testing.Sql;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {
  private static final LocalDate NEXT_YEAR = LocalDate.parse("2031-03-01");
  private static final LocalDate LONG_AGO = LocalDate.parse("2020-01-01");

  private final TestDatabase db = TestDatabase.fresh();

  @AfterEach
  void close() {
    db.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"query_performance_log", "web_vitals", "api_performance", "asset_performance"})
  void a_new_database_has_those_from_yesterday_to_two_weeks_ahead(String log) {
    LocalDate today = Instant.now().atZone(ZoneOffset.UTC).toLocalDate();

    assertThat(
            db.row(
                "SELECT min(day)::text AS first, max(day)::text AS last, count(*) AS days"
                    + " FROM groundspeed.partitions_of(?::regclass)",
                "groundspeed." + log))
        .containsEntry("first", today.minusDays(1).toString())
        .containsEntry("last", today.plusDays(14).toString())
        .containsEntry("days", 16L);
  }

  @Test
  void they_are_created_once_and_named_by_their_day() {
    assertThat(create(NEXT_YEAR, NEXT_YEAR.plusDays(2))).isEqualTo(3);

    assertThat(create(NEXT_YEAR, NEXT_YEAR.plusDays(3))).isEqualTo(1);
    assertThat(
            db.number("SELECT count(*) FROM pg_class WHERE relname ~ '^web_vitals_p2031030[1-4]$'"))
        .isEqualTo(4);
  }

  @Test
  void a_day_begins_at_midnight_utc_wherever_the_session_is() throws SQLException {
    try (Connection connection = db.connect()) {
      Sql.update(connection, "SET TIME ZONE 'Pacific/Auckland'");
      Sql.rows(
          connection,
          "SELECT groundspeed.create_partitions('groundspeed.web_vitals', ?, ?)",
          NEXT_YEAR,
          NEXT_YEAR);
    }
    insert(Instant.parse("2031-02-28T23:59:59.999999Z"));
    insert(Instant.parse("2031-03-01T00:00:00Z"));
    insert(Instant.parse("2031-03-01T23:59:59.999999Z"));
    insert(Instant.parse("2031-03-02T00:00:00Z"));

    assertThat(db.number("SELECT count(*) FROM groundspeed.web_vitals_p20310301")).isEqualTo(2);
    assertThat(db.number("SELECT count(*) FROM groundspeed.web_vitals_default")).isEqualTo(2);
  }

  @Test
  void a_new_one_has_the_indexes_checks_and_foreign_keys_of_the_others() {
    create(NEXT_YEAR, NEXT_YEAR);

    String described =
        """
        SELECT (SELECT count(*) FROM pg_index WHERE indrelid = ?::regclass) AS indexes,
               (SELECT count(*) FROM pg_constraint WHERE conrelid = ?::regclass) AS constraints,
               (SELECT count(*) FROM pg_attribute
                WHERE attrelid = ?::regclass AND attidentity <> '') AS identities
        """;
    assertThat(describe(described, "groundspeed.web_vitals_p20310301"))
        .isEqualTo(describe(described, "groundspeed.web_vitals_default"));
    assertThat(
            db.number(
                """
                SELECT count(*) FROM pg_inherits
                WHERE inhrelid IN (
                    SELECT indexrelid FROM pg_index
                    WHERE indrelid = 'groundspeed.web_vitals_p20310301'::regclass)
                """))
        .isEqualTo(4);
  }

  @Test
  void a_row_of_a_day_that_nobody_prepared_waits_in_the_default_one() {
    long id = insert(at(NEXT_YEAR));
    assertThat(db.number("SELECT id FROM groundspeed.web_vitals_default")).isEqualTo(id);

    create(NEXT_YEAR, NEXT_YEAR);

    assertThat(db.number("SELECT count(*) FROM groundspeed.web_vitals_default")).isZero();
    assertThat(db.number("SELECT id FROM groundspeed.web_vitals_p20310301")).isEqualTo(id);
    assertThat(insert(at(NEXT_YEAR))).isGreaterThan(id);
  }

  @Test
  void sessions_that_create_the_same_ones_at_once_share_the_work() throws Exception {
    AtomicLong created = new AtomicLong();

    Sessions.atOnce(4, session -> created.addAndGet(create(NEXT_YEAR, NEXT_YEAR.plusDays(9))));

    assertThat(created).hasValue(10);
  }

  @Test
  void no_insert_fails_and_no_row_is_lost_while_they_are_created() throws Exception {
    int writers = 3;
    int days = 10;
    int rowsPerDay = 20;

    Sessions.atOnce(
        writers + 1,
        session -> {
          if (session == writers) {
            for (int day = 0; day < days; day++) {
              create(LONG_AGO.plusDays(day), LONG_AGO.plusDays(day));
            }
          } else {
            for (int row = 0; row < rowsPerDay * days; row++) {
              insert(at(LONG_AGO.plusDays(row % days)));
            }
          }
        });

    assertThat(db.number("SELECT count(*) FROM groundspeed.web_vitals"))
        .isEqualTo(writers * days * rowsPerDay);
    assertThat(db.number("SELECT count(*) FROM groundspeed.web_vitals_default")).isZero();
  }

  @Test
  void creating_one_does_not_wait_for_a_transaction_that_writes_to_the_log() throws SQLException {
    try (Connection writer = db.connect()) {
      writer.setAutoCommit(false);
      Sql.update(writer, insertStatement(), Instant.now());

      try (Connection other = db.connect()) {
        Sql.update(other, "SET lock_timeout = '1s'");
        Sql.rows(
            other,
            "SELECT groundspeed.create_partitions('groundspeed.web_vitals', ?, ?)",
            NEXT_YEAR,
            NEXT_YEAR);
      }
      writer.rollback();
    }
  }

  @Test
  void a_month_is_dropped_by_one_call_that_counts_its_rows() {
    create(LONG_AGO, LONG_AGO.plusDays(30));
    for (int day = 0; day < 31; day++) {
      insert(at(LONG_AGO.plusDays(day)));
    }
    insert(at(LONG_AGO.minusDays(5)));
    long kept = insert(Instant.now());

    assertThat(drop(LONG_AGO.plusDays(31)))
        .containsEntry("dropped_partitions", 31)
        .containsEntry("deleted_rows", 32L)
        .containsEntry("more", false);
    assertThat(db.number("SELECT id FROM groundspeed.web_vitals")).isEqualTo(kept);
    assertThat(drop(LONG_AGO.plusDays(31))).containsEntry("dropped_partitions", 0);
  }

  @Test
  void the_day_itself_is_kept() {
    create(LONG_AGO, LONG_AGO.plusDays(1));
    insert(at(LONG_AGO));
    long kept = insert(at(LONG_AGO.plusDays(1)));

    drop(LONG_AGO.plusDays(1));

    assertThat(db.number("SELECT id FROM groundspeed.web_vitals")).isEqualTo(kept);
  }

  @Test
  void rows_in_the_default_one_are_deleted_in_batches() {
    for (int row = 0; row < 5; row++) {
      insert(at(LONG_AGO));
    }

    assertThat(dropAtMost(3)).containsEntry("deleted_rows", 3L).containsEntry("more", true);
    assertThat(dropAtMost(3)).containsEntry("deleted_rows", 2L).containsEntry("more", false);
  }

  @Test
  void a_drop_that_a_reader_holds_up_gives_up_and_can_be_tried_again() throws SQLException {
    create(LONG_AGO, LONG_AGO);
    insert(at(LONG_AGO));

    try (Connection reader = db.connect()) {
      reader.setAutoCommit(false);
      Sql.rows(reader, "SELECT count(*) FROM groundspeed.web_vitals");

      assertThatThrownBy(() -> drop(LONG_AGO.plusDays(1))).hasMessageContaining("lock timeout");
      reader.rollback();
    }

    assertThat(drop(LONG_AGO.plusDays(1))).containsEntry("deleted_rows", 1L);
  }

  @Test
  void rows_outlive_the_user_they_are_of() {
    long user =
        db.number(
            """
            INSERT INTO groundspeed.users (username, display_name, role)
            VALUES ('ann', 'Ann', 'client') RETURNING id
            """);
    insert(Instant.now());
    db.update("UPDATE groundspeed.web_vitals SET user_id = ?", user);

    db.update("DELETE FROM groundspeed.users");

    assertThat(db.row("SELECT user_id FROM groundspeed.web_vitals")).containsEntry("user_id", null);
  }

  @Test
  void values_that_are_no_measurement_are_refused() {
    for (String value : new String[] {"'NaN'", "'Infinity'", "-1"}) {
      assertThatThrownBy(
              () ->
                  db.update(
                      """
                      INSERT INTO groundspeed.web_vitals (metric_name, metric_value, page_path)
                      VALUES ('LCP', %s, '/')
                      """
                          .formatted(value)))
          .hasMessageContaining("ck_web_vitals_metric_value");
    }
  }

  private long create(LocalDate first, LocalDate last) {
    return db.number(
        "SELECT groundspeed.create_partitions('groundspeed.web_vitals', ?, ?)", first, last);
  }

  private Map<String, Object> drop(LocalDate before) {
    try (Connection connection = db.connect();
        Statement settings = connection.createStatement()) {
      settings.execute("SET lock_timeout = '200ms'");
      return Sql.rows(
              connection,
              "SELECT * FROM groundspeed.drop_partitions('groundspeed.web_vitals', ?)",
              before)
          .get(0);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> dropAtMost(int rows) {
    return db.row(
        "SELECT * FROM groundspeed.drop_partitions('groundspeed.web_vitals', ?, ?)",
        LONG_AGO.plusDays(1),
        rows);
  }

  private Map<String, Object> describe(String query, String table) {
    return db.row(query, table, table, table);
  }

  private long insert(Instant recordedAt) {
    return db.number(insertStatement() + " RETURNING id", recordedAt);
  }

  private static String insertStatement() {
    return """
        INSERT INTO groundspeed.web_vitals (metric_name, metric_value, page_path, recorded_at)
        VALUES ('LCP', 1200, '/', ?)""";
  }

  private static Instant at(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }
}
