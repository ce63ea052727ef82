package io.groundspeed.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.groundspeed.database.session.SessionRefused;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.probe.jdbc.GroundspeedDriver;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests each check: a fault is created, found at its place, fixed with the proposed SQL, and no
 * longer reported.
 */
class DatabaseHealthTest {
  private static final CheckLimits LIMITS =
      new CheckLimits(
          Duration.ofMinutes(10),
          Duration.ofMinutes(5),
          0.8,
          800_000_000,
          1_000,
          Duration.ZERO,
          0.8);

  private final TestDatabase db = TestDatabase.fresh();
  private final DatabaseHealth health = new DatabaseHealth(db.dataSource(), LIMITS);

  @BeforeEach
  void make() {
    db.execute(
        """
        CREATE TABLE shop_order (id bigint PRIMARY KEY, customer text, placed date);
        CREATE TABLE shop_line (id bigint PRIMARY KEY, order_id bigint NOT NULL);
        CREATE INDEX ix_customer_placed ON shop_order (customer, placed);
        """);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_fresh_database_has_nothing_to_mend() {
    assertThat(health.checks(null)).isEmpty();
  }

  @Test
  void a_foreign_key_without_an_index() {
    db.execute("ALTER TABLE shop_line ADD FOREIGN KEY (order_id) REFERENCES shop_order");

    CheckResult found = found(Check.FOREIGN_KEY_WITHOUT_INDEX);

    assertThat(found.place()).isEqualTo("shop_line");
    assertThat(found.remedy()).isEqualTo("CREATE INDEX CONCURRENTLY ON shop_line (order_id)");
    mend(found);
  }

  @Test
  void an_index_whose_columns_another_begins_with() {
    db.execute("CREATE INDEX ix_customer ON shop_order (customer)");
    db.execute("CREATE INDEX ix_placed ON shop_order (placed)");
    db.execute("CREATE INDEX ix_new ON shop_order (customer) WHERE placed > '2026-01-01'");

    CheckResult found = found(Check.DUPLICATE_INDEX);

    assertThat(found.place()).isEqualTo("ix_customer");
    assertThat(found.evidence()).contains("ix_customer_placed");
    mend(found);
  }

  @Test
  void of_two_equal_indexes_the_one_that_was_made_first_is_kept() {
    db.execute("CREATE INDEX ix_again ON shop_order (customer, placed)");
    db.execute("CREATE INDEX ix_key ON shop_order (id)");

    assertThat(health.check(Check.DUPLICATE_INDEX))
        .extracting(CheckResult::place)
        .containsExactly("ix_again", "ix_key");
  }

  @Test
  void an_index_that_was_not_built_to_its_end() {
    db.execute("INSERT INTO shop_order VALUES (1, 'a', NULL), (2, 'a', NULL)");
    try {
      db.execute("CREATE UNIQUE INDEX CONCURRENTLY ix_broken ON shop_order (customer)");
    } catch (RuntimeException expected) {
      assertThat(expected).hasStackTraceContaining("ix_broken");
    }
    db.execute("DELETE FROM shop_order WHERE id = 2");

    CheckResult found = found(Check.INVALID_INDEX);

    assertThat(found.place()).isEqualTo("ix_broken");
    mend(found);
  }

  @Test
  void a_table_without_a_primary_key() {
    db.execute("CREATE TABLE \"Odd name\" (n int)");

    CheckResult found = found(Check.MISSING_PRIMARY_KEY);

    assertThat(found.place()).isEqualTo("\"Odd name\"");
    mend(found);
  }

  @Test
  void a_sequence_near_the_end_of_its_column() {
    db.execute(
        """
        CREATE TABLE ticket (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
        SELECT setval('ticket_id_seq', 2000000000);
        """);

    CheckResult found = found(Check.SEQUENCE_NEAR_END);

    assertThat(found.place()).isEqualTo("ticket_id_seq");
    assertThat(found.evidence()).isEqualTo("93 % of its numbers are used up");
    mend(found);
  }

  @Test
  void transactions_that_are_open_for_long_and_sessions_that_idle_in_them() throws SQLException {
    DatabaseHealth strict =
        new DatabaseHealth(
            db.dataSource(),
            new CheckLimits(
                Duration.ZERO, Duration.ZERO, 0.8, 800_000_000, 1_000, Duration.ZERO, 0.8));
    try (Connection idle = db.connect();
        Statement statement = idle.createStatement()) {
      idle.setAutoCommit(false);
      statement.execute("SELECT 1");

      CheckResult found = strict.check(Check.IDLE_IN_TRANSACTION).get(0);
      assertThat(found.evidence()).contains("has run nothing since");
      db.rows(found.remedy());
    }
    awaitNone(strict, Check.IDLE_IN_TRANSACTION);

    Thread sleeper = new Thread(() -> sleep());
    sleeper.start();
    while (strict.check(Check.LONG_TRANSACTION).isEmpty()) {
      LockSupport.parkNanos(1_000_000);
    }
    db.rows(strict.check(Check.LONG_TRANSACTION).get(0).remedy());
    awaitNone(strict, Check.LONG_TRANSACTION);
  }

  private void sleep() {
    try {
      db.rows("SELECT pg_sleep(60)");
    } catch (RuntimeException terminated) {
      assertThat(terminated).isNotNull();
    }
  }

  @Test
  void connections_and_transaction_ids_near_their_limits() {
    DatabaseHealth strict =
        new DatabaseHealth(
            db.dataSource(),
            new CheckLimits(
                Duration.ofDays(1), Duration.ofDays(1), 0.0, 0, 1_000, Duration.ZERO, 0.8));

    assertThat(strict.check(Check.CONNECTIONS).get(0).evidence())
        .contains("connections are in use");
    assertThat(strict.check(Check.TRANSACTION_AGE).get(0).remedy()).isEqualTo("VACUUM (FREEZE)");
  }

  @Test
  void dead_rows_stale_statistics_and_an_index_that_no_scan_uses() {
    db.execute("ALTER TABLE shop_order SET (autovacuum_enabled = false)");
    db.execute("INSERT INTO shop_order SELECT n, 'c' || n FROM generate_series(1, 5000) AS n");
    db.execute("DELETE FROM shop_order WHERE id > 2000");
    awaitSome(Check.DEAD_ROWS);

    CheckResult stale = found(Check.STALE_STATISTICS);
    assertThat(stale.place()).isEqualTo("shop_order");
    mend(stale);
    CheckResult dead = found(Check.DEAD_ROWS);
    assertThat(dead.evidence()).contains("3,000 dead rows", "last vacuum: never");
    mend(dead);
    CheckResult unused = found(Check.UNUSED_INDEX);
    assertThat(unused.place()).isEqualTo("ix_customer_placed");
    assertThat(unused.evidence()).contains("8,000 row changes");
    mend(unused);
  }

  @Test
  void all_of_it_is_read_while_every_table_is_locked() throws SQLException {
    try (Connection other = db.connect();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      for (Object table :
          db
              .rows(
                  "SELECT oid::regclass::text AS name FROM pg_class WHERE relkind IN ('r', 'p')"
                      + " AND relnamespace IN ('groundspeed'::regnamespace, 'public'::regnamespace)")
              .stream()
              .map(row -> row.get("name"))
              .toList()) {
        lock.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
      }

      assertThat(health.checks(null)).isEmpty();
      assertThat(health.tables(null)).extracting(TableState::name).contains("shop_order");
      assertThat(health.gauges(null).connections()).isPositive();
    }
  }

  @Test
  void the_tables_that_are_counted_first_have_estimates() {
    db.execute("INSERT INTO groundspeed.background_jobs (job_type, job_name) VALUES ('a', 'b')");
    while (DatabaseHealth.rowCounts(health.tables(null)).get("background_jobs") == 0) {
      LockSupport.parkNanos(1_000_000);
    }

    assertThat(DatabaseHealth.rowCounts(health.tables(null)).keySet())
        .containsExactly(
            "analytics_events",
            "query_performance_log",
            "web_vitals",
            "cache_entries",
            "background_jobs");
  }

  private CheckResult found(Check check) {
    List<CheckResult> results = health.check(check);
    assertThat(results).as(check.name()).hasSize(1);
    return results.get(0);
  }

  private void mend(CheckResult found) {
    for (String statement : found.remedy().split("; ")) {
      db.execute(statement);
    }
    awaitNone(health, found.check());
  }

  /** The statistics of other sessions arrive a moment later. */
  private static void awaitNone(DatabaseHealth health, Check check) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!health.check(check).isEmpty()) {
      assertThat(System.nanoTime()).as("still found: " + check).isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void awaitSome(Check check) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (health.check(check).isEmpty()) {
      assertThat(System.nanoTime()).as("not found: " + check).isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void another_measured_database_has_its_own_health() throws SQLException {
    try (TestDatabase shop = TestDatabase.empty();
        Connection pool = new GroundspeedDriver().connect(shop.measuredUrl(), new Properties())) {
      shop.execute("CREATE TABLE only_there (id bigint)");
      String name = TestDatabase.measured(shop.measuredUrl()).name();

      assertThat(health.checks(name))
          .extracting(CheckResult::check, CheckResult::place)
          .contains(tuple(Check.MISSING_PRIMARY_KEY, "only_there"));
      assertThat(health.checks(null)).extracting(CheckResult::place).doesNotContain("only_there");
      assertThat(health.tables(name)).extracting(TableState::name).containsExactly("only_there");
      assertThat(health.gauges(name).connections()).isPositive();
      assertThat(pool.isValid(1)).isTrue();

      db.execute("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(name.replaceAll(".*/", "")));
      assertThatThrownBy(() -> health.gauges(name))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining(name);
    }
  }

  @Test
  void a_database_that_is_not_measured_is_refused() {
    assertThatThrownBy(() -> health.checks("elsewhere:5432/shop"))
        .isInstanceOf(SessionRefused.class)
        .hasMessageContaining("no measured connection to elsewhere:5432/shop");
  }
}
