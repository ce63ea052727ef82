package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.web.Browser;
import io.groundspeed.web.Browsing;
import io.groundspeed.web.Tab;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groundspeed's own cost on the System screen and in its JSON. */
@ExtendWith({ProbedServer.class, Browsing.class})
class CostScreenIT {
  private static final String SCREEN = "/admin/performance/system";

  private Tab tab;

  @BeforeAll
  static void arrive() {
    BasketVisits.arrive();
  }

  @BeforeEach
  void openTab(Browser browser) {
    tab = browser.adminAt(ProbedServer.url());
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void it_says_what_a_statement_costs_and_what_is_written() {
    tab.open(SCREEN);

    assertThat(tab.text("#pipeline")).containsPattern("Recording a statement\\s+[0-9,]+ ns");
    assertThat(tab.text("#pipeline")).containsPattern("last minute\\s+[0-9.,]+/s");
    assertThat(tab.text("#pipeline tr:has-text('Statements and requests')")).contains("writing");
    assertThat(tab.text("#measured")).contains("received", "stored", "dropped");
  }

  @Test
  void it_lists_this_node_by_its_heartbeat_and_versions() {
    tab.open(SCREEN);

    assertThat(tab.find("#nodes tbody tr").allInnerTexts())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .contains("node0", "Java", "WildFly")
                    .containsPattern("ago|just now"));
    assertThat(tab.text("#storage")).contains("telemetry_sketch", "PostgreSQL");
  }

  @Test
  void clocks_that_differ_are_a_warning() {
    ProbedServer.database().execute(clock("clock_timestamp() + interval '3 seconds'"));
    try {
      tab.open(SCREEN);
      assertThat(tab.text("#storage [role=alert]")).contains("ahead", "Synchronise the clocks");
    } finally {
      ProbedServer.database().execute(clock("clock_timestamp()"));
    }

    tab.open(SCREEN);
    assertThat(tab.find("#storage [role=alert]").count()).isZero();
  }

  private static String clock(String time) {
    return """
        CREATE OR REPLACE FUNCTION groundspeed.clock() RETURNS timestamptz
            LANGUAGE sql STABLE PARALLEL SAFE
        RETURN %s
        """
        .formatted(time);
  }

  @Test
  void nodes_that_cannot_be_read_leave_the_rest_alive() throws Exception {
    try (Connection connection = ProbedServer.database().connect()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("LOCK TABLE groundspeed.nodes IN ACCESS EXCLUSIVE MODE");
      tab.open(SCREEN);
      connection.rollback();
    }

    assertThat(tab.find("#nodes .notice").count()).isOne();
    assertThat(tab.text("#pipeline")).contains("Recording a statement");
  }

  @Test
  void the_same_is_there_as_json() {
    JsonObject system = json("");
    assertThat(system.getJsonObject("cost").getInt("statementNanos")).isPositive();
    assertThat(system.getJsonObject("versions").getString("java")).isNotEmpty();
    JsonObject writes = system.getJsonObject("probe").getJsonObject("writes");
    assertThat(writes.getJsonNumber("meanMs").doubleValue()).isPositive();
    assertThat(writes.getJsonNumber("longestMs").doubleValue())
        .isGreaterThanOrEqualTo(writes.getJsonNumber("meanMs").doubleValue());
    assertThat(writes.getJsonNumber("perSecond").doubleValue()).isNotNegative();
    assertThat(writes.getBoolean("failing")).isFalse();

    assertThat(json("/nodes").getJsonArray("nodes").getValuesAs(JsonObject.class))
        .singleElement()
        .satisfies(
            node -> {
              assertThat(node.getString("node")).isEqualTo("node0");
              assertThat(node.getBoolean("alive")).isTrue();
              assertThat(Instant.parse(node.getString("startedAt"))).isBefore(Instant.MAX);
            });
  }

  @Test
  void the_storage_is_there_as_json() {
    JsonObject storage = json("/storage");

    JsonObject largest = storage.getJsonArray("tables").getJsonObject(0);
    assertThat(largest.getString("name")).isNotEmpty();
    assertThat(largest.getJsonNumber("bytes").longValue())
        .isPositive()
        .isLessThan(storage.getJsonNumber("totalBytes").longValue());
    assertThat(storage.getJsonNumber("clockSkewMs").doubleValue()).isBetween(-500.0, 500.0);
    assertThat(storage.getString("postgres")).isNotEmpty();
  }

  private static JsonObject json(String path) {
    String body = ProbedServer.http().asAdmin("api/performance/system" + path).body();
    return Json.createReader(new StringReader(body)).readObject();
  }

  @Test
  void it_fits_every_width_and_has_no_serious_barrier() {
    tab.assertSound(SCREEN);
  }
}
