package io.groundspeed.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import io.groundspeed.finding.PerformanceAnalysis.Payload;
import io.groundspeed.job.InvalidJob;
import io.groundspeed.query.SlowQueries;
import io.groundspeed.telemetry.MeasuredQueries;
import io.groundspeed.testing.Attempt;
import io.groundspeed.testing.Sessions;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerformanceAnalysisTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private TestDatabase db;
  private MeasuredQueries queries;
  private TestEntities entities;

  @BeforeEach
  void prepare() {
    db = TestDatabase.fresh();
    queries = MeasuredQueries.in(db, NOW);
    entities = TestEntities.on(db);
  }

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void the_summary_has_the_percentiles_of_all_executions() throws Exception {
    queries.took("slow", NOW, IntStream.rangeClosed(1, 1_000).mapToDouble(n -> n * 10));
    queries.took("fast", NOW, IntStream.rangeClosed(1, 1_000).mapToDouble(n -> n / 100.0));

    PerformanceAnalysis.Result result = analyse("slow_queries", null);

    assertThat(db.row("SELECT query_name, total_executions FROM groundspeed.slow_query_summary"))
        .containsEntry("query_name", "slow")
        .containsEntry("total_executions", 1_000L);
    assertThat(summary("avg")).isCloseTo(5_005, withPercentage(1e-6));
    assertThat(summary("p50")).isCloseTo(5_000, withPercentage(1));
    assertThat(summary("p95")).isCloseTo(9_500, withPercentage(1));
    assertThat(summary("p99")).isCloseTo(9_900, withPercentage(1));
    assertThat(result.findings())
        .singleElement()
        .asString()
        .matches("slow takes 5005 ms on average and 9[45].. ms at p95, over 1,000 executions");
  }

  @Test
  void slow_is_what_is_above_on_average_or_at_p95() throws Exception {
    queries.took("at times", NOW, DoubleStream.of(1, 1, 1, 1, 300));
    queries.took("always", NOW, DoubleStream.of(90, 120, 120));
    queries.took("never", NOW, DoubleStream.of(90, 91, 92));

    analyse("slow_queries", 100.0);

    assertThat(db.rows("SELECT query_name FROM groundspeed.slow_query_summary"))
        .extracting("query_name")
        .containsExactlyInAnyOrder("at times", "always");
  }

  @Test
  void what_ran_more_than_a_week_ago_is_left_out() throws Exception {
    queries.took("old", NOW.minus(Duration.ofDays(8)), DoubleStream.of(500));
    queries.took("recent", NOW.minus(Duration.ofDays(6)), DoubleStream.of(500));

    analyse("slow_queries", 100.0);

    assertThat(db.row("SELECT query_name FROM groundspeed.slow_query_summary"))
        .containsEntry("query_name", "recent");
  }

  @Test
  void each_run_writes_it_anew_and_two_at_once_agree() throws Exception {
    queries.took("slow", NOW, DoubleStream.of(200));
    analyse("slow_queries", 100.0);
    queries.took("slower", NOW, DoubleStream.of(400));

    Sessions.atOnce(4, session -> analyse("slow_queries", 300.0));

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
    Payload payload = new Payload(type, threshold);
    return entities.fromTransaction(
        unit ->
            new PerformanceAnalysis(
                    unit, new SlowQueries(unit, queries.sketches(), () -> NOW), () -> NOW)
                .run(payload, new Attempt()));
  }

  private double summary(String figure) {
    return (Double)
        db.row(
                "SELECT %s_execution_time_ms AS figure FROM groundspeed.slow_query_summary"
                    .formatted(figure))
            .get("figure");
  }
}
