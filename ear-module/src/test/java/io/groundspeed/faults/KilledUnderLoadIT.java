package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.Pause;
import io.groundspeed.testing.RunningGroundspeed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An acknowledged vital is on disk: kill -9 of the server or of the database loses none. */
@Tag("faults")
class KilledUnderLoadIT {
  private RunningGroundspeed groundspeed;

  @BeforeEach
  void start() {
    groundspeed =
        RunningGroundspeed.withNodes(
            1,
            node ->
                node.deployment(Build.ear())
                    .env("GROUNDSPEED_BEACON_RATE", "100000")
                    .env("GROUNDSPEED_BEACON_BURST", "1000000"));
  }

  @AfterEach
  void stop() {
    groundspeed.close();
  }

  @Test
  void a_killed_server_loses_nothing_it_acknowledged() throws Exception {
    AcknowledgedLoad load = new AcknowledgedLoad(groundspeed.node(0).url(), "server");
    load.awaitAcknowledged(500);

    groundspeed.node(0).kill();
    load.close();
    groundspeed.restart(0);

    assertEachIsInTheTableOnce(load.acknowledgedIds());
    assertSketchesAgreeWithTheTable();
  }

  @Test
  void a_killed_database_loses_nothing_that_was_acknowledged_and_work_resumes() throws Exception {
    AcknowledgedLoad load = new AcknowledgedLoad(groundspeed.node(0).url(), "database");
    load.awaitAcknowledged(500);

    groundspeed.database().kill();
    awaitRefusal(load);
    groundspeed.database().restart();
    long back = System.nanoTime();
    load.awaitAcknowledged(200);
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - back))
        .as("seconds until work resumed")
        .isLessThanOrEqualTo(10);
    load.close();

    assertThat(load.refusals()).isNotEmpty().allMatch(refusal -> refusal.startsWith("503 "));
    assertEachIsInTheTableOnce(load.acknowledgedIds());
    assertSketchesAgreeWithTheTable();
    assertAccountsBalance();
  }

  private static void awaitRefusal(AcknowledgedLoad load) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (load.refusals().isEmpty() && System.nanoTime() < deadline) {
      Pause.briefly();
    }
  }

  private void assertEachIsInTheTableOnce(List<String> ids) throws SQLException {
    assertThat(ids).hasSizeGreaterThanOrEqualTo(5_000);
    try (Connection connection = new Database(groundspeed.database()).connect();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT count(*) FILTER (WHERE stored = 1), count(*)
                  FROM (SELECT sent, count(v.metric_id) AS stored
                          FROM unnest(?::text[]) AS sent
                          LEFT JOIN groundspeed.web_vitals v ON v.metric_id = sent
                         GROUP BY sent) AS each
                """)) {
      select.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        assertThat(row.getLong(1)).as("stored exactly once").isEqualTo(ids.size());
        assertThat(row.getLong(2)).isEqualTo(ids.size());
      }
    }
  }

  /**
   * Raw rows and percentiles are written in one transaction, so either both are stored or neither.
   */
  private void assertSketchesAgreeWithTheTable() {
    JsonObject lcp =
        json(new Beacons(groundspeed.node(0).url())
                .asAdmin("api/performance/vitals?range=1h")
                .body())
            .getJsonArray("metrics")
            .getJsonObject(0);
    assertThat((long) lcp.getInt("samples"))
        .isEqualTo(
            new Database(groundspeed.database())
                .count("SELECT count(*) FROM groundspeed.web_vitals"));
  }

  private void assertAccountsBalance() {
    JsonObject events =
        json(new Beacons(groundspeed.node(0).url()).asAdmin("api/performance/system").body())
            .getJsonObject("events");
    long sum =
        events.getInt("stored")
            + events.getInt("replaced")
            + events.getInt("waiting")
            + Stream.of("rejected", "suppressed", "dropped")
                .flatMap(kind -> events.getJsonObject(kind).values().stream())
                .mapToLong(count -> Long.parseLong(count.toString()))
                .sum();
    assertThat((long) events.getInt("received")).isEqualTo(sum);
    assertThat((long) events.getInt("stored"))
        .isEqualTo(
            new Database(groundspeed.database())
                .count("SELECT count(*) FROM groundspeed.web_vitals"));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }
}
