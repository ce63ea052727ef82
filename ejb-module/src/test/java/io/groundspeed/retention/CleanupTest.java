package io.groundspeed.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.retention.Cleanup.Payload;
import io.groundspeed.testing.Attempt;
import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanupTest {
  private TestDatabase db;
  private Cleanup cleanup;

  @BeforeEach
  void prepare() {
    db = TestDatabase.fresh();
    cleanup = new Cleanup(db.dataSource());
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void whole_days_of_a_raw_log_go_and_newer_ones_stay() throws Exception {
    db.rows(
        """
        SELECT groundspeed.create_partitions('groundspeed.query_performance_log',
            (groundspeed.clock() AT TIME ZONE 'UTC')::date - 40,
            (groundspeed.clock() AT TIME ZONE 'UTC')::date - 1)
        """);
    db.execute(
        """
        INSERT INTO groundspeed.query_performance_log (query_name, execution_time_ms, recorded_at)
        SELECT 'q', 1, groundspeed.clock() - n * interval '1 day' FROM generate_series(0, 44) AS n
        """);

    Cleanup.Result result = run("query_performance_log", null);

    assertThat(result.removed()).isEqualTo(Map.of("query_performance_log", 14L));
    assertThat(result.partitions()).isEqualTo(10);
    assertThat(db.number("SELECT count(*) FROM groundspeed.query_performance_log")).isEqualTo(31);
  }

  @ParameterizedTest
  @ValueSource(strings = {"web_vitals", "api_performance", "asset_performance"})
  void the_other_raw_logs_lose_their_old_days_too(String log) throws Exception {
    db.rows(
        """
        SELECT groundspeed.create_partitions(CAST(? AS regclass),
            (groundspeed.clock() AT TIME ZONE 'UTC')::date - 5,
            (groundspeed.clock() AT TIME ZONE 'UTC')::date - 1)
        """,
        "groundspeed." + log);

    assertThat(run(log, 2).partitions()).isEqualTo(3);
    assertThat(run(log, 2).partitions()).isZero();
  }

  @Test
  void a_log_in_use_holds_nobody_up_for_long_and_is_tried_again() throws Exception {
    db.rows(
        """
        SELECT groundspeed.create_partitions('groundspeed.web_vitals',
            (groundspeed.clock() AT TIME ZONE 'UTC')::date - 5,
            (groundspeed.clock() AT TIME ZONE 'UTC')::date - 1)
        """);
    try (Connection reader = db.connect()) {
      reader.setAutoCommit(false);
      reader.createStatement().execute("LOCK TABLE groundspeed.web_vitals IN ACCESS SHARE MODE");
      Thread release = new Thread(() -> releaseOnceItWaits(reader));
      release.start();

      assertThat(run("web_vitals", 2).partitions()).isEqualTo(3);

      release.join();
    }
  }

  private void releaseOnceItWaits(Connection reader) {
    try {
      db.awaitBlockedSessions(1);
      reader.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void jobs_go_by_their_status_and_age_and_those_under_way_stay() throws Exception {
    for (String status :
        new String[] {"pending", "processing", "completed", "failed", "cancelled"}) {
      job(status, 31);
      job(status, 29);
    }

    assertThat(run("failed_jobs", null).removed()).isEqualTo(Map.of("failed_jobs", 1L));
    assertThat(run("completed_jobs", null).removed()).isEqualTo(Map.of("completed_jobs", 2L));
    assertThat(run("completed_jobs", null).removed()).isEqualTo(Map.of("completed_jobs", 0L));
    assertThat(db.number("SELECT count(*) FROM groundspeed.background_jobs")).isEqualTo(7);
  }

  @Test
  void more_rows_than_a_batch_go_and_only_invalidated_entries() throws Exception {
    db.execute(
        """
        INSERT INTO groundspeed.cache_entries (cache_key, cache_type, invalidated_at)
        SELECT 'k' || n, 'kv', CASE WHEN n <= 12001 THEN groundspeed.clock() - interval '31 days' END
        FROM generate_series(1, 12010) AS n
        """);

    assertThat(run("old_cache_entries", 30).removed())
        .isEqualTo(Map.of("old_cache_entries", 12_001L));
    assertThat(db.number("SELECT count(*) FROM groundspeed.cache_entries")).isEqualTo(9);
  }

  @Test
  void all_applies_what_each_is_kept_for() throws Exception {
    job("completed", 31);
    job("failed", 31);
    job("failed", 91);
    db.execute(
        """
        INSERT INTO groundspeed.analytics_events (event_type, created_at)
        VALUES ('e', groundspeed.clock() - interval '399 days'),
               ('e', groundspeed.clock() - interval '401 days');
        INSERT INTO groundspeed.job_runs (job_type, minute, succeeded, failed, total_ms)
        VALUES ('t', groundspeed.clock() - interval '31 days', 1, 0, 1),
               ('t', groundspeed.clock() - interval '29 days', 1, 0, 1);
        INSERT INTO groundspeed.cache_metrics (cache_type, recorded_at)
        VALUES ('kv', groundspeed.clock() - interval '31 days');
        INSERT INTO groundspeed.users (id, username, display_name, role)
        VALUES (7, 'u', 'U', 'client');
        INSERT INTO groundspeed.exports (user_id, zip, expires_at)
        VALUES (7, '', groundspeed.clock() - interval '1 second'),
               (7, '', groundspeed.clock() + interval '1 day')
        """);

    assertThat(run("all", null).removed())
        .containsEntry("completed_jobs", 1L)
        .containsEntry("failed_jobs", 1L)
        .containsEntry("analytics_events", 1L)
        .containsEntry("job_runs", 1L)
        .containsEntry("cache_metrics", 1L)
        .containsEntry("exports", 1L)
        .containsEntry("reports", 0L)
        .containsKeys("web_vitals", "job_execution_history", "db_health_metrics");
  }

  @Test
  void what_makes_no_sense_is_refused_by_name() {
    assertRefused("web_vital", 30, "cleanup_type");
    assertRefused("users; DROP TABLE x", 30, "cleanup_type");
    assertRefused(null, 30, "cleanup_type");
    assertRefused("failed_jobs", 0, "days_to_keep");
    assertRefused("failed_jobs", -1, "days_to_keep");
    assertRefused("failed_jobs", 36_501, "days_to_keep");
    assertRefused("all", 30, "days_to_keep");
  }

  private void assertRefused(String type, Integer days, String field) {
    assertThatThrownBy(() -> run(type, days))
        .isInstanceOfSatisfying(InvalidJob.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  private Cleanup.Result run(String type, Integer days) throws SQLException {
    return cleanup.run(new Payload(type, days), new Attempt());
  }

  private void job(String status, int daysAgo) {
    db.update(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, status, updated_at)
        VALUES ('t', 'T', ?, groundspeed.clock() - ? * interval '1 day')
        """,
        status,
        daysAgo);
  }
}
