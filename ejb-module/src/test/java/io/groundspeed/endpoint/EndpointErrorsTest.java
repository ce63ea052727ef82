package io.groundspeed.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndpointErrorsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange HOUR = TimeRange.parse("1h", NOW);
  private static final Endpoint ROUTE = new Endpoint("a.war", "GET", "/a/{id}");

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  private List<EndpointError> latest(int limit) {
    return entities.fromTransaction(
        unit -> new EndpointErrors(db.dataSource(), unit).latest(HOUR, ROUTE, limit));
  }

  @Test
  void the_latest_failures_of_one_route_stand_first() {
    request("a.war", "GET", 200, null, 60);
    request("a.war", "GET", 500, "java.lang.IllegalStateException", 120);
    request("a.war", "GET", 503, null, 180);
    request("a.war", "GET", 200, "java.io.IOException", 240);
    request("a.war", "POST", 500, null, 30);
    request("b.war", "GET", 500, null, 30);
    request("a.war", "GET", 500, null, 7_200);

    assertThat(latest(2))
        .containsExactly(
            new EndpointError(
                NOW.minusSeconds(120),
                500,
                12.5,
                "java.lang.IllegalStateException",
                "ann",
                "n1",
                "r1"),
            new EndpointError(NOW.minusSeconds(180), 503, 12.5, null, "ann", "n1", "r1"));
    assertThat(latest(20)).hasSize(3);
  }

  @Test
  void a_failed_request_is_found_by_its_id_and_no_other_request_is() {
    request("a.war", "GET", 500, "java.lang.IllegalStateException: x\nio.acme.A.b(A.java:3)", 60);

    RequestFailure found = find("r1").orElseThrow();
    assertThat(found.endpoint()).isEqualTo(ROUTE);
    assertThat(found.error().getCause()).isEqualTo("java.lang.IllegalStateException: x");
    assertThat(found.error().getPlace()).isEqualTo("io.acme.A.b(A.java:3)");
    assertThat(find("r2")).isEmpty();
  }

  @Test
  void a_request_that_did_not_fail_is_no_failure() {
    request("a.war", "GET", 404, null, 60);

    assertThat(find("r1")).isEmpty();
  }

  private Optional<RequestFailure> find(String id) {
    return entities.fromTransaction(unit -> new EndpointErrors(db.dataSource(), unit).find(id));
  }

  @Test
  void failures_of_one_class_message_and_place_are_one_group() {
    String wrong = "java.lang.IllegalStateException: basket %d is empty\nio.acme.A.b(A.java:3)";
    request("a.war", "GET", 500, wrong.formatted(1), 300);
    request("a.war", "GET", 500, wrong.formatted(2), 60);
    request("a.war", "GET", 500, wrong.replace("A.java:3", "A.java:9").formatted(3), 120);
    request("a.war", "GET", 500, "java.lang.NullPointerException\n", 180);
    request("a.war", "GET", 500, wrong.replace("empty", "full").formatted(4), 200);
    request("a.war", "GET", 503, null, 240);
    request("a.war", "GET", 500, null, 250);
    request("a.war", "GET", 200, null, 240);

    assertThat(new EndpointErrors(db.dataSource(), null).groups(HOUR, ROUTE, 20))
        .containsExactly(
            group(
                "java.lang.IllegalStateException",
                "io.acme.A.b(A.java:3)",
                "basket 2 is empty",
                500,
                2,
                300,
                60),
            group(
                "java.lang.IllegalStateException",
                "io.acme.A.b(A.java:9)",
                "basket 3 is empty",
                500,
                1,
                120,
                120),
            group("java.lang.NullPointerException", "", null, 500, 1, 180, 180),
            group(
                "java.lang.IllegalStateException",
                "io.acme.A.b(A.java:3)",
                "basket 4 is full",
                500,
                1,
                200,
                200),
            group(null, "", null, 503, 1, 240, 240),
            group(null, "", null, 500, 1, 250, 250));
  }

  private static EndpointErrorGroup group(
      String type, String place, String message, int status, long count, int first, int last) {
    return new EndpointErrorGroup(
        type, place, message, status, count, NOW.minusSeconds(first), NOW.minusSeconds(last));
  }

  @Test
  void they_have_two_indexes_in_every_partition() {
    Map<String, Object> row =
        db.row(
            """
            SELECT count(*) FILTER (WHERE index.relname LIKE 'ix_api_performance_errors') AS parent,
                   count(*) AS all_of_them
              FROM pg_index
              JOIN pg_class AS index ON index.oid = indexrelid
             WHERE pg_get_expr(indpred, indrelid) LIKE '%500%'
            """);

    assertThat(row.get("parent")).isEqualTo(1L);
    long partitions =
        db.number(
            "SELECT count(*) FROM pg_inherits"
                + " WHERE inhparent = 'groundspeed.api_performance'::regclass");
    assertThat(row.get("all_of_them")).isEqualTo(2 * (1 + partitions)); // by endpoint, and by id
  }

  private void request(String deployment, String method, int status, String error, int secondsAgo) {
    db.update(
        """
        INSERT INTO groundspeed.api_performance
               (deployment, endpoint, method, status_code, error_message, recorded_at,
                response_time_ms, principal, node, request_id)
        VALUES (?, '/a/{id}', ?, ?, ?, ?, 12.5, 'ann', 'n1', 'r1')
        """,
        deployment,
        method,
        status,
        error,
        NOW.minusSeconds(secondsAgo));
  }
}
