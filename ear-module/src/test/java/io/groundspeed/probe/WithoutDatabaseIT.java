package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The measured application does not notice that our tables can't be written. */
@Tag("faults")
class WithoutDatabaseIT {
  private static final int REQUESTS = 200;
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  private RunningGroundspeed groundspeed;
  private Beacons http;

  @BeforeEach
  void start() {
    groundspeed =
        RunningGroundspeed.withNodes(
            1, node -> node.deployment(Build.ear()).deployment(PlainShop.archive()));
    http = new Beacons(groundspeed.node(0).url());
    http.request("GET", "plain/file.txt");
  }

  @AfterEach
  void stop() {
    groundspeed.close();
  }

  @Test
  void while_it_is_away_requests_are_answered_and_counted() {
    groundspeed.database().kill();

    assertEachAnswersInTime("plain/file.txt");

    groundspeed.database().restart();
    assertThat(
            new Figures(http)
                .awaitEndpoint("plain.war", "GET", "/plain/*", 1 + REQUESTS)
                .getInt("requests"))
        .isEqualTo(1 + REQUESTS);
    assertBalanced();
  }

  @Test
  void while_its_tables_are_locked_statements_run_and_are_counted() throws Exception {
    try (Connection other = new Database(groundspeed.database()).connect();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute(
          "LOCK TABLE groundspeed.query_performance_log, groundspeed.api_performance,"
              + " groundspeed.telemetry_delta IN ACCESS EXCLUSIVE MODE");

      assertEachAnswersInTime("plain/orders/x");

      other.rollback();
    }
    assertThat(
            new Figures(http)
                .awaitQuery(
                    "plain.war",
                    "select * from generate_series(?, ?) as orders where orders <> ?",
                    REQUESTS)
                .getInt("calls"))
        .isEqualTo(REQUESTS);
    assertBalanced();
  }

  /** Nothing is dropped, nothing failed, and whatever came is stored or about to be. */
  private void assertBalanced() {
    JsonObject probe =
        Json.createReader(new StringReader(http.asAdmin("api/performance/system").body()))
            .readObject()
            .getJsonObject("probe");
    JsonObject events = probe.getJsonObject("events");
    assertThat(events.getJsonNumber("received").longValue())
        .isEqualTo(
            events.getJsonNumber("stored").longValue()
                + events.getJsonNumber("waiting").longValue());
    assertThat(probe.getInt("failures")).isZero();
  }

  private void assertEachAnswersInTime(String path) {
    for (int i = 0; i < REQUESTS; i++) {
      long start = System.nanoTime();
      assertThat(http.request("GET", path).statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_MOST);
    }
  }
}
