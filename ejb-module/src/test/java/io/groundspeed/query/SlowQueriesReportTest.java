package io.groundspeed.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowQueriesReportTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();

  @BeforeEach
  void stopClock() {
    db.stopClockAt(NOW);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void each_row_counts_for_as_many_as_were_sampled_away() {
    log("find orders", 1000, 10, 1);
    log("find orders", 200, 2, 9);

    assertThat(report())
        .containsExactly(
            Map.of(
                "query_name", "find orders",
                "execution_count", 10L,
                "avg_execution_time_ms", 280.0,
                "min_execution_time_ms", 200.0,
                "max_execution_time_ms", 1000.0,
                "avg_row_count", 2.8));
  }

  @Test
  void a_query_of_100_ms_on_average_is_not_slow_yet() {
    log("at the limit", 100, null, 1);
    log("slow", 100.1, null, 1);
    log("slow at times only", 1000, null, 1);
    log("slow at times only", 10, null, 99);

    assertThat(report()).extracting("query_name").containsExactly("slow");
  }

  @Test
  void the_slowest_stands_first() {
    log("slow", 200, null, 1);
    log("slowest", 300, null, 1);
    log("slower", 250, null, 1);

    assertThat(report()).extracting("query_name").containsExactly("slowest", "slower", "slow");
  }

  @Test
  void rows_are_averaged_over_the_executions_that_tell_how_many() {
    log("find orders", 200, 4, 1);
    log("find orders", 200, null, 7);

    assertThat(report()).extracting("avg_row_count").containsExactly(4.0);
  }

  @Test
  void what_ran_more_than_seven_days_ago_is_left_out() {
    log("old", 200, null, 1, NOW.minus(Duration.ofDays(7)).minusSeconds(1));
    log("recent", 200, null, 1, NOW.minus(Duration.ofDays(7)));

    assertThat(report()).extracting("query_name").containsExactly("recent");
  }

  private void log(String name, double ms, Integer rows, double weight) {
    log(name, ms, rows, weight, NOW);
  }

  private void log(String name, double ms, Integer rows, double weight, Instant at) {
    db.update(
        """
        INSERT INTO groundspeed.query_performance_log
            (query_name, execution_time_ms, row_count, sample_weight, recorded_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        name,
        ms,
        rows,
        weight,
        at);
  }

  private List<Map<String, Object>> report() {
    return db.rows("SELECT * FROM groundspeed.slow_queries_report");
  }
}
