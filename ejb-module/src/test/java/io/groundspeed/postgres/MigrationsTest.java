package io.groundspeed.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.testing.Sessions;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void the_test_server_is_the_version_that_the_product_is_built_for() throws SQLException {
    try (TestDatabase db = TestDatabase.fresh();
        Connection connection = db.connect()) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
    }
  }

  @Test
  void migrating_twice_changes_nothing_the_second_time() {
    try (TestDatabase db = TestDatabase.empty()) {
      Migrations.migrate(db.dataSource());
      long applied = appliedMigrations(db);

      Migrations.migrate(db.dataSource());

      assertThat(applied).isPositive();
      assertThat(appliedMigrations(db)).isEqualTo(applied);
    }
  }

  @RepeatedTest(3)
  void four_nodes_that_start_at_once_migrate_once() throws Exception {
    try (TestDatabase db = TestDatabase.empty()) {
      Sessions.atOnce(4, session -> Migrations.migrate(db.dataSource()));

      assertThat(appliedMigrations(db)).isPositive();
      assertThat(
              db.number(
                  """
                  SELECT count(*) - count(DISTINCT version)
                  FROM groundspeed.flyway_schema_history
                  WHERE version IS NOT NULL
                  """))
          .isZero();
    }
  }

  @Test
  void a_migration_that_is_not_the_one_in_this_build_is_refused() {
    try (TestDatabase db = TestDatabase.fresh()) {
      db.execute("UPDATE groundspeed.flyway_schema_history SET checksum = 1 WHERE version = '001'");

      assertThatThrownBy(() -> Migrations.migrate(db.dataSource()))
          .isInstanceOf(UnsupportedSchemaException.class)
          .cause()
          .hasMessageContaining("checksum mismatch")
          .hasMessageContaining("001");
    }
  }

  @Test
  void a_database_of_an_earlier_build_is_refused_with_what_to_do_and_left_as_it_is() {
    try (TestDatabase db = TestDatabase.empty()) {
      Migrations.migrate(db.dataSource());
      // As recorded before the migrations were rewritten as one file per theme.
      db.execute(
          """
          UPDATE groundspeed.flyway_schema_history
             SET description = 'schema and clock', script = 'V001__schema_and_clock.sql',
                 checksum = -186266577
           WHERE version = '001';
          INSERT INTO groundspeed.flyway_schema_history
                 (installed_rank, version, description, type, script, checksum, installed_by,
                  execution_time, success)
          VALUES (1000, '077', 'populations', 'SQL', 'V077__populations.sql', 1309433206,
                  current_user, 1, true)
          """);
      List<Map<String, Object>> history = history(db);

      assertThatThrownBy(() -> Migrations.migrate(db.dataSource()))
          .isInstanceOf(UnsupportedSchemaException.class)
          .hasMessage(
              "This database was created by another development build of Groundspeed (schema version"
                  + " 077), and its schema can't be upgraded to this build's. Create an empty"
                  + " database, or run DROP SCHEMA groundspeed CASCADE, which deletes all of"
                  + " Groundspeed's data, and start again.");
      assertThat(history(db)).isEqualTo(history);

      db.execute("DROP SCHEMA groundspeed CASCADE");
      Migrations.migrate(db.dataSource());
      assertThat(appliedMigrations(db)).isPositive();
    }
  }

  @Test
  void nothing_is_created_outside_the_schema() {
    try (TestDatabase db = TestDatabase.fresh()) {
      assertThat(
              db.number(
                  """
                  SELECT count(*) FROM pg_class
                  WHERE relnamespace::regnamespace::text IN ('public', 'postgres')
                  """))
          .isZero();
    }
  }

  @Test
  void an_older_server_is_refused_with_one_clear_sentence() {
    Migrations.requireSupported(17, "17.0");

    assertThatThrownBy(() -> Migrations.requireSupported(16, "16.9"))
        .isInstanceOf(UnsupportedPostgresException.class)
        .hasMessage(
            "Groundspeed needs PostgreSQL 17 or newer, for identity columns on partitioned tables;"
                + " this server is PostgreSQL 16.9.");
  }

  private static List<Map<String, Object>> history(TestDatabase db) {
    return db.rows("SELECT * FROM groundspeed.flyway_schema_history ORDER BY installed_rank");
  }

  private static long appliedMigrations(TestDatabase db) {
    return db.number(
        "SELECT count(*) FROM groundspeed.flyway_schema_history WHERE version IS NOT NULL");
  }
}
