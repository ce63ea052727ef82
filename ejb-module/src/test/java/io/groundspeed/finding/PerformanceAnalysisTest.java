package io.groundspeed.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.finding.PerformanceAnalysis.Payload;
import io.groundspeed.job.InvalidJob;
import io.groundspeed.testing.Attempt;
import io.groundspeed.testing.InTransaction;
import io.groundspeed.testing.Sessions;
import io.groundspeed.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerformanceAnalysisTest {
  private TestDatabase db;

  @BeforeEach
  void prepare() {
    db = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void the_summary_has_the_percentiles_of_the_log() throws Exception {
    log("slow", "n * 10", 1_000);
    log("fast", "n / 100.0", 1_000);

    PerformanceAnalysis.Result result = analyse("slow_queries", null);

    assertThat(db.row("SELECT * FROM groundspeed.slow_query_summary"))
        .containsEntry("query_name", "slow")
        .containsEntry("avg_execution_time_ms", 5_005.0)
        .containsEntry("p50_execution_time_ms", 5_000.0)
        .containsEntry("p95_execution_time_ms", 9_500.0)
        .containsEntry("p99_execution_time_ms", 9_900.0)
        .containsEntry("total_executions", 1_000L);
    assertThat(result.findings())
        .containsExactly("slow takes 5005 ms on average and 9500 ms at p95, over 1,000 executions");
  }

  @Test
  void a_row_counts_as_often_as_its_weight_says() throws Exception {
    weighted(100, 1);
    weighted(200, 8);
    weighted(900, 1);

    analyse("slow_queries", null);

    assertThat(db.row("SELECT * FROM groundspeed.slow_query_summary"))
        .containsEntry("avg_execution_time_ms", 260.0)
        .containsEntry("p50_execution_time_ms", 200.0)
        .containsEntry("p95_execution_time_ms", 900.0)
        .containsEntry("total_executions", 10L);
  }

  @Test
  void each_run_writes_it_anew_and_two_at_once_agree() throws Exception {
    log("slow", "n * 10", 100);
    analyse("slow_queries", 100.0);
    db.execute("DELETE FROM groundspeed.query_performance_log");
    log("slower", "n * 20", 100);

    Sessions.atOnce(4, session -> analyse("slow_queries", 100.0));

    assertThat(db.row("SELECT query_name FROM groundspeed.slow_query_summary"))
        .containsEntry("query_name", "slower");
    assertThat(analyse("slow_queries", 100_000.0).examined()).isZero();
    assertThat(db.rows("SELECT FROM groundspeed.slow_query_summary")).isEmpty();
  }

  @Test
  void a_cache_that_misses_is_named() throws Exception {
    db.execute(
        """
        INSERT INTO groundspeed.cache_metrics (cache_type, hits, misses)
        VALUES ('kv', 70, 30), ('api', 90, 10), ('browser', 0, 0)
        """);

    PerformanceAnalysis.Result result = analyse("cache_efficiency", null);

    assertThat(result.examined()).isEqualTo(3);
    assertThat(result.findings())
        .containsExactly("The hit rate of the cache kv is 70.0 %, below 80 %, over 100 requests");
  }

  @Test
  void what_makes_no_sense_is_refused_by_name() {
    assertRefused("slow", null, "analysis_type");
    assertRefused(null, null, "analysis_type");
    assertRefused("slow_queries", -1.0, "threshold_ms");
    assertRefused("slow_queries", Double.NaN, "threshold_ms");
  }

  private void assertRefused(String type, Double threshold, String field) {
    assertThatThrownBy(() -> analyse(type, threshold))
        .isInstanceOfSatisfying(InvalidJob.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  private PerformanceAnalysis.Result analyse(String type, Double threshold) throws Exception {
    return InTransaction.run(
        db,
        dataSource ->
            new PerformanceAnalysis(dataSource).run(new Payload(type, threshold), new Attempt()));
  }

  private void log(String name, String time, int rows) {
    db.execute(
        """
        INSERT INTO groundspeed.query_performance_log (query_name, execution_time_ms)
        SELECT '%s', %s FROM generate_series(1, %d) AS n
        """
            .formatted(name, time, rows));
  }

  private void weighted(double time, double weight) {
    db.update(
        """
        INSERT INTO groundspeed.query_performance_log
               (query_name, execution_time_ms, sample_weight)
        VALUES ('sampled', ?, ?)
        """,
        time,
        weight);
  }
}
