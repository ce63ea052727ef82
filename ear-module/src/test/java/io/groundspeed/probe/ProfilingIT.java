package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Database;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Profiling by name, the summary of slow queries and the clean-up, on a real server. */
@ExtendWith(ProbedServer.class)
class ProfilingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static Beacons http;
  private static Database database;

  @BeforeAll
  static void reach() {
    http = ProbedServer.http();
    database = ProbedServer.database();
  }

  @Test
  void profiling_logs_execution_times() {
    assertThat(developer("profile", "get_user_enrollments", 0.02)).isEqualTo("executed");

    awaitCount("query_name = 'nested' AND execution_time_ms >= 20", 1);
    awaitCount(
        "query_name = 'get_user_enrollments' AND execution_time_ms >= 20 AND row_count = 3"
            + " AND endpoint = '/enrollments' AND sample_weight = 1",
        1);
  }

  @Test
  void a_profile_that_throws_is_recorded_and_its_exception_passes_through() {
    assertThat(developer("throw", "throws", 0)).isEqualTo("the same");

    awaitCount("query_name = 'throws' AND metadata ->> 'error' = 'IllegalStateException'", 1);
  }

  @Test
  void an_annotated_method_is_measured() {
    assertThat(developer("annotated", "", 0)).isEqualTo("worked");

    awaitCount("query_name = 'annotated work' AND endpoint = '/developer/*'", 1);
  }

  @Test
  void slow_queries_identified() {
    developer("log", "slow one", 250);
    developer("log", "slow one", 350);
    developer("log", "fast one", 5);
    awaitCount("query_name IN ('slow one', 'fast one')", 3);

    assertThat(
            database.value(
                """
                SELECT string_agg(query_name || ' ' || avg_execution_time_ms, ', ')
                  FROM groundspeed.slow_queries_report
                 WHERE query_name IN ('slow one', 'fast one')
                """))
        .isEqualTo("slow one 300");
  }

  @Test
  void materialized_summaries_update() {
    for (int i = 1; i <= 100; i++) {
      developer("log", "summed up", 100 + i);
    }
    awaitCount("query_name = 'summed up'", 100);

    assertThat(developer("summarise", "", 100).lines()).contains("summed up");

    assertThat(summary("total_executions")).isEqualTo(100);
    assertThat(summary("avg_execution_time_ms")).isCloseTo(150.5, withPercentage(0.01));
    assertThat(summary("p50_execution_time_ms")).isCloseTo(150, withPercentage(1));
    assertThat(summary("p95_execution_time_ms")).isCloseTo(195, withPercentage(1));
    assertThat(summary("p99_execution_time_ms")).isCloseTo(199, withPercentage(1));
    assertThat(developer("summarise", "", 1_000).lines()).doesNotContain("summed up");
    assertThat(summary("count(*)")).isZero();
  }

  private static double summary(String column) {
    return Double.parseDouble(
        database.value(
            "SELECT %s FROM groundspeed.slow_query_summary WHERE query_name = 'summed up'"
                .formatted(column)));
  }

  @Test
  void what_a_job_runs_counts_for_its_type() {
    developer("analyse", "By a developer", 0);

    new Figures(http)
        .awaitQueryOf(
            "groundspeed.ear",
            "job:performance_analysis",
            "lock table groundspeed.slow_query_summary in share row exclusive mode");
  }

  @Test
  void log_clean_up_works() {
    database.execute(
        """
        INSERT INTO groundspeed.query_performance_log (query_name, execution_time_ms, recorded_at)
        VALUES ('old', 1, now() - interval '40 days'), ('young', 1, now() - interval '20 days')
        """);

    assertThat(developer("clean", "", 30)).isEqualTo("1");

    assertThat(count("query_name = 'old'")).isZero();
    assertThat(count("query_name = 'young'")).isOne();
  }

  @Test
  void hash_groups_the_same_statement_with_other_literals_and_separates_different_ones() {
    developer("execute", "SELECT pg_sleep(0.11), 'first' AS grouped", 0);
    developer("execute", "select pg_sleep( 0.12 ), 'second'   as grouped -- again", 0);
    developer("execute", "SELECT pg_sleep(0.11), 'first' AS separate", 0);

    awaitCount("execution_time_ms > 100 AND query_hash IN (" + hashes("grouped") + ")", 2);
    awaitCount("execution_time_ms > 100 AND query_hash IN (" + hashes("separate") + ")", 1);
    assertThat(database.count("SELECT count(*) FROM (" + hashes("grouped") + ") AS hashes"))
        .isOne();
  }

  private static String hashes(String alias) {
    return "SELECT query_hash FROM groundspeed.query_fingerprints"
        + " WHERE query_text = 'select pg_sleep(?), ? as "
        + alias
        + "'";
  }

  private static String developer(String what, String name, double number) {
    String query = "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&number=" + number;
    HttpResponse<String> answer = http.request("GET", "developer/" + what + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static void awaitCount(String condition, long expected) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (count(condition) < expected && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(count(condition)).as(condition).isEqualTo(expected);
  }

  private static long count(String condition) {
    return database.count(
        "SELECT count(*) FROM groundspeed.query_performance_log WHERE " + condition);
  }
}
