package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Database;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two applications that do not use Groundspeed, on a server next to it. */
@ExtendWith(ProbedServer.class)
class ForeignDeploymentsIT {
  /** The metadata of a slow statement with a parameter. */
  static final String METADATA_OF_BOUND =
      """
      SELECT metadata
        FROM groundspeed.query_performance_log
        JOIN groundspeed.query_fingerprints USING (query_hash)
       WHERE query_text = 'select pg_sleep(?) as bound' AND execution_time_ms > 100
      """;

  private static Beacons http;
  private static Figures figures;
  private static Database database;

  @BeforeAll
  static void reach() {
    http = ProbedServer.http();
    figures = new Figures(http);
    database = ProbedServer.database();
  }

  @Test
  void servlets_are_seen_by_their_mapping_and_statements_by_their_fingerprint() {
    for (int i = 0; i < 5; i++) {
      assertThat(get("plain/orders/" + "x".repeat(i + 1)).statusCode()).isEqualTo(200);
    }
    get("plain/file.txt");

    JsonObject orders = figures.awaitEndpoint("plain.war", "GET", "/plain/orders/*", 5);
    assertThat(orders.getInt("errors")).isZero();
    figures.awaitEndpoint("plain.war", "GET", "/plain/*", 1);
    JsonObject query =
        figures.awaitQuery(
            "plain.war", "select * from generate_series(?, ?) as orders where orders <> ?", 5);
    assertThat(query.getInt("rows")).isEqualTo(5 * 2 + (5 - 2));
    assertThat(query.getJsonArray("endpoints").getJsonObject(0).getString("endpoint"))
        .isEqualTo("/plain/orders/*");
  }

  @Test
  void a_batch_counts_once_with_its_size() {
    get("plain/orders/batch");

    JsonObject insert = figures.awaitQuery("plain.war", "insert into basket(item) values (?)", 1);
    assertThat(insert.getInt("rows")).isEqualTo(10);
  }

  @Test
  void slow_statements_and_failures_are_kept_as_rows() {
    get("plain/orders/slow");
    assertThat(get("plain/orders/wrong").statusCode()).isEqualTo(500);

    figures.awaitQuery("plain.war", "select pg_sleep(?)", 1);
    assertThat(figures.awaitQuery("plain.war", "select nothing from nowhere", 1).getInt("errors"))
        .isEqualTo(1);
    assertThat(
            database.count(
                """
                SELECT count(*)
                  FROM groundspeed.query_performance_log
                  JOIN groundspeed.query_fingerprints USING (query_hash)
                 WHERE deployment = 'plain.war' AND endpoint = '/plain/orders/*'
                   AND query_text = 'select pg_sleep(?)'
                   AND execution_time_ms BETWEEN 100 AND 60000 AND sample_weight = 1
                """))
        .isEqualTo(1);
    assertThat(
            database.value(
                """
                SELECT error_message FROM groundspeed.api_performance
                 WHERE deployment = 'plain.war' AND status_code = 500
                """))
        .contains("Exception");
  }

  @Test
  void values_of_parameters_are_not_kept() {
    get("plain/orders/bound");

    figures.awaitQuery("plain.war", "select pg_sleep(?) as bound", 1);
    assertThat(database.value(METADATA_OF_BOUND)).isNull();
  }

  @Test
  void an_answer_from_another_thread_is_measured_to_its_end() {
    assertThat(get("plain/later").body()).isEqualTo("later");

    JsonObject later = figures.awaitEndpoint("plain.war", "GET", "/plain/later", 1);
    assertThat(later.getJsonNumber("maxMs").doubleValue()).isGreaterThan(50);
    JsonObject query = figures.awaitQuery("plain.war", "select pg_sleep(?) as later", 1);
    assertThat(query.getJsonArray("endpoints").getJsonObject(0).getString("endpoint"))
        .isEqualTo("/plain/later");
  }

  @Test
  void tasks_of_managed_executors_count_for_the_request_that_submitted_them() {
    assertThat(get("plain/tasks").statusCode()).isEqualTo(200);

    for (String alias : List.of("task", "scheduled", "again")) {
      assertThat(callers(figures.awaitQuery("plain.war", "select ? as " + alias, 1)))
          .containsExactly("/plain/tasks");
    }
    assertThat(callers(figures.awaitQuery("plain.war", "select ? as alone", 1)))
        .containsExactly("(background)");
  }

  private static List<String> callers(JsonObject query) {
    return query.getJsonArray("endpoints").getValuesAs(JsonObject.class).stream()
        .map(caller -> caller.getString("endpoint"))
        .toList();
  }

  @Test
  void what_security_refuses_is_counted_too() {
    assertThat(get("plain/hidden").statusCode()).isEqualTo(401);

    figures.awaitEndpoint("plain.war", "GET", "/plain/hidden", 1);
  }

  @Test
  void resources_are_seen_by_their_templates_and_jpa_by_its_statements() {
    String id = http.request("POST", "rest/shop/articles", "Content-Type", "text/plain").body();
    assertThat(get("rest/shop/articles/" + id + "/name").statusCode()).isLessThan(300);
    assertThat(get("rest/shop/articles/999/name").statusCode()).isEqualTo(404);

    figures.awaitEndpoint("rest.war", "POST", "/rest/shop/articles", 1);
    figures.awaitEndpoint("rest.war", "GET", "/rest/shop/articles/{id}/name", 2);
    JsonObject insert =
        figures.awaitQuery("rest.war", "insert into rest_article(name) values (?)", 1);
    assertThat(insert.getJsonArray("endpoints").getJsonObject(0).getString("endpoint"))
        .isEqualTo("/rest/shop/articles");
  }

  @Test
  void our_own_answers_tell_users_where_their_time_went() {
    assertThat(http.asAdmin("api/journeys").headers().firstValue("Server-Timing"))
        .hasValueSatisfying(
            value ->
                assertThat(value)
                    .matches(
                        "request;desc=\"[0-9a-f]{16}\", app;dur=[0-9.]+,"
                            + " db;dur=[0-9.]+;desc=\"[0-9]+\","
                            + " cache;dur=[0-9.]+;desc=\"[1-9][0-9]*\""));
    assertThat(get("api/journeys").headers().firstValue("Server-Timing"))
        .hasValueSatisfying(id -> assertThat(id).matches("request;desc=\"[0-9a-f]{16}\""));
    assertThat(get("plain/file.txt").headers().firstValue("Server-Timing")).isEmpty();
  }

  @Test
  void groundspeeds_own_writes_are_not_among_the_statements() {
    get("plain/orders/own");
    figures.awaitEndpoint("plain.war", "GET", "/plain/orders/*", 1);

    assertThat(figures.statements())
        .noneMatch(text -> text.matches("(insert|select|update|delete).*telemetry_(?s:.*)"));
  }

  private static HttpResponse<String> get(String path) {
    return http.request("GET", path);
  }
}
