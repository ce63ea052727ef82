package io.groundspeed.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthSamplesTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @BeforeEach
  void stopClock() {
    db.stopClockAt(NOON);
  }

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void gauges_are_sampled_every_five_minutes_whoever_asks() {
    readByIndex();
    int values = gauges();
    db.stopClockAt(NOON.plusSeconds(240));
    assertThat(gauges()).isZero();
    db.stopClockAt(NOON.plusSeconds(300));
    assertThat(gauges()).isPositive();

    assertThat(values).isGreaterThanOrEqualTo(15);
    List<HealthPoint> sizes = series(HealthMetric.DATABASE_SIZE);
    assertThat(sizes).extracting(HealthPoint::at).containsExactly(NOON, NOON.plusSeconds(300));
    assertThat(sizes.get(0).value()).isBetween(5e6, 1e9);
    assertThat(series(HealthMetric.CONNECTION_LIMIT).get(0).value()).isGreaterThan(10);
  }

  @Test
  void sessions_that_wait_and_idle_are_counted() throws Exception {
    try (Connection holder = db.connect();
        Statement hold = holder.createStatement()) {
      holder.setAutoCommit(false);
      hold.execute("LOCK TABLE groundspeed.users IN ACCESS EXCLUSIVE MODE");
      Thread waiting = new Thread(() -> db.rows("SELECT FROM groundspeed.users"));
      waiting.start();
      while (db.number(
              """
              SELECT count(*) FROM pg_stat_activity
               WHERE wait_event_type = 'Lock' AND datname = current_database()
              """)
          == 0) {
        Thread.onSpinWait();
      }

      gauges();

      holder.rollback();
      waiting.join();
    }
    assertThat(series(HealthMetric.WAITING_LOCKS).get(0).value()).isEqualTo(1);
    assertThat(series(HealthMetric.IDLE_IN_TRANSACTION).get(0).value()).isEqualTo(1);
    assertThat(series(HealthMetric.LONGEST_TRANSACTION).get(0).value()).isPositive();
  }

  @Test
  void tables_are_sampled_with_their_partitions_while_all_of_them_are_locked() throws Exception {
    db.execute("CREATE TABLE public.\"Odd name\" AS SELECT n FROM generate_series(1, 5000) AS n");
    db.execute("ANALYZE");
    try (Connection other = db.connect();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute("LOCK TABLE public.\"Odd name\", groundspeed.web_vitals");

      int values = entities.fromTransaction(unit -> new HealthSamples(unit).sampleTables());

      assertThat(values).isGreaterThan(100);
    }
    List<HealthPoint> rows = series(HealthMetric.TABLE_ROWS);
    assertThat(rows)
        .filteredOn(point -> point.name().equals("\"Odd name\""))
        .singleElement()
        .satisfies(point -> assertThat(point.value()).isBetween(4_000.0, 6_000.0));
    assertThat(rows)
        .extracting(HealthPoint::name)
        .contains("groundspeed.web_vitals", "groundspeed.background_jobs")
        .noneMatch(name -> name.startsWith("groundspeed.web_vitals_"));
  }

  /** Without reads that PostgreSQL has counted there are no hit ratios. */
  private void readByIndex() {
    db.execute(
        """
        SET enable_seqscan = off;
        SELECT * FROM groundspeed.scheduled_jobs WHERE id = 1;
        SELECT pg_stat_force_next_flush()
        """);
  }

  private int gauges() {
    return entities.fromTransaction(unit -> new HealthSamples(unit).sampleGauges());
  }

  private List<HealthPoint> series(HealthMetric metric) {
    return entities.fromTransaction(
        unit -> new HealthSamples(unit).series(metric, NOON, NOON.plus(Duration.ofHours(1))));
  }
}
