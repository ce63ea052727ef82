package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The measured application is not affected if our tables can't be written. */
@Tag("faults")
class WithoutDatabaseIT {
  private static final int REQUESTS = 200;

  /** Writes of ours give up after waiting 4 s for a lock. */
  private static final Duration AT_MOST = Duration.ofSeconds(3);

  private static final Duration LOCKED = Duration.ofSeconds(30);

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
    new Figures(http).assertBalanced();
  }

  @Test
  void while_its_tables_are_locked_statements_run_and_are_counted() throws Exception {
    int requests = 0;
    try (Connection other = new Database(groundspeed.database()).connect();
        Statement lock = other.createStatement()) {
      other.setAutoCommit(false);
      lock.execute(
          "LOCK TABLE groundspeed.query_performance_log, groundspeed.api_performance,"
              + " groundspeed.telemetry_delta IN ACCESS EXCLUSIVE MODE");
      long until = System.nanoTime() + LOCKED.toNanos();

      while (System.nanoTime() < until) {
        assertAnswersInTime("plain/orders/x");
        requests++;
      }

      other.rollback();
    }
    assertThat(
            new Figures(http)
                .awaitQuery(
                    "plain.war",
                    "select * from generate_series(?, ?) as orders where orders <> ?",
                    requests)
                .getInt("calls"))
        .isEqualTo(requests);
    assertThat(
            new Figures(http)
                .awaitEndpoint("plain.war", "GET", "/plain/orders/*", requests)
                .getInt("requests"))
        .isEqualTo(requests);
    new Figures(http).assertBalanced();
  }

  private void assertEachAnswersInTime(String path) {
    for (int i = 0; i < REQUESTS; i++) {
      assertAnswersInTime(path);
    }
  }

  private void assertAnswersInTime(String path) {
    long start = System.nanoTime();
    assertThat(http.request("GET", path).statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_MOST);
  }
}
