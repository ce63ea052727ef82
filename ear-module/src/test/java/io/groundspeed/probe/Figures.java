package io.groundspeed.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The metrics of the last hour, as an administrator gets them; waits for those that are still
 * missing.
 */
record Figures(Beacons http) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  JsonObject awaitEndpoint(String deployment, String method, String template, long requests) {
    return await(
        "endpoints",
        "requests",
        requests,
        endpoint ->
            endpoint.getString("deployment").equals(deployment)
                && endpoint.getString("method").equals(method)
                && endpoint.getString("template").equals(template));
  }

  JsonObject awaitQuery(String deployment, String fingerprint, long calls) {
    return await(
        "queries",
        "calls",
        calls,
        query ->
            query.getString("deployment").equals(deployment)
                && fingerprint.equals(query.getString("fingerprint", null)));
  }

  /** Waits until an endpoint or a job has run a query. */
  JsonObject awaitQueryOf(String deployment, String endpoint, String fingerprint) {
    return await(
        "queries",
        "calls",
        1,
        query ->
            query.getString("deployment").equals(deployment)
                && fingerprint.equals(query.getString("fingerprint", null))
                && query.getJsonArray("endpoints").getValuesAs(JsonObject.class).stream()
                    .anyMatch(caller -> caller.getString("endpoint").equals(endpoint)));
  }

  List<String> statements() {
    return all("queries").stream()
        .map(query -> query.getString("fingerprint", null))
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * Asserts that nothing was dropped or failed, and that everything received is stored or waiting.
   */
  void assertBalanced() {
    JsonObject system =
        Json.createReader(new StringReader(http.asAdmin("api/performance/system").body()))
            .readObject();
    JsonObject probe = system.getJsonObject("probe");
    for (JsonObject events :
        List.of(system.getJsonObject("events"), probe.getJsonObject("events"))) {
      assertThat(events.getJsonNumber("received").longValue())
          .isEqualTo(
              events.getJsonNumber("stored").longValue()
                  + events.getJsonNumber("replaced").longValue()
                  + events.getJsonNumber("waiting").longValue());
    }
    assertThat(probe.getInt("failures")).isZero();
  }

  private JsonObject await(
      String what, String counter, long atLeast, Predicate<JsonObject> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<JsonObject> all;
    do {
      all = all(what);
      for (JsonObject figures : all) {
        if (wanted.test(figures) && figures.getJsonNumber(counter).longValue() >= atLeast) {
          return figures;
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    } while (System.nanoTime() < deadline);
    throw new AssertionError("not among the " + what + ": " + all);
  }

  List<JsonObject> all(String what) {
    HttpResponse<String> answer = http.asAdmin("api/performance/" + what + "?range=1h");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.createReader(new StringReader(answer.body()))
        .readObject()
        .getJsonArray(what)
        .getValuesAs(JsonObject.class);
  }
}
