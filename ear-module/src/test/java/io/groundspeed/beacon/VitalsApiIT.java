package io.groundspeed.beacon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RunningGroundspeed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metrics as JSON, and access to them. */
@ExtendWith(Groundspeed.class)
class VitalsApiIT {
  private static final String VITALS = "api/performance/vitals";

  private static Beacons beacons;

  @BeforeAll
  static void visit() {
    Groundspeed.database().forgetVisits();
    beacons = new Beacons(Groundspeed.url());
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      StringBuilder vitals = new StringBuilder();
      for (int j = 0; j < 20; j++) {
        vitals.append(
            "%s{\"name\": \"%s\", \"value\": %s, \"id\": \"seed-%d-%d\"}"
                .formatted(
                    j == 0 ? "" : ",",
                    j % 2 == 0 ? "LCP" : "CLS",
                    j % 2 == 0
                        ? 1_500 * Math.exp(random.nextGaussian() / 2)
                        : random.nextDouble() / 4,
                    i,
                    j));
      }
      HttpResponse<String> answer =
          beacons.post(
              "{\"page\": \"/seed/%d\", \"device\": \"%s\", \"vitals\": [%s]}"
                  .formatted(i % 3, i % 4 == 0 ? "mobile" : "desktop", vitals));
      assertThat(answer.statusCode()).isEqualTo(204);
    }
  }

  @Test
  void percentiles_are_within_one_percent_of_the_raw_rows_and_shares_are_exact() {
    assertAgrees("", "true");
    assertAgrees("&device=mobile", "device_type = 'mobile'");
    assertAgrees("&page=/seed/1", "page_path LIKE '/seed/%'");
  }

  @Test
  void too_few_samples_carry_no_rating_and_none_no_percentile() {
    beacons.post(Beacons.beacon("/lonely", "TTFB", 100, "lonely"));

    JsonObject ttfb = metric("?range=1h&page=/lonely", "TTFB");
    JsonObject fid = metric("?range=1h", "FID");

    assertThat(ttfb.getInt("samples")).isOne();
    assertThat(ttfb.get("rating")).isEqualTo(JsonValue.NULL);
    assertThat(fid.getInt("samples")).isZero();
    assertThat(fid.get("p75")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void the_answer_is_json_that_begins_with_its_range() {
    HttpResponse<String> answer = beacons.asAdmin(VITALS + "?range=1h");

    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body())
        .matches(
            "\\{\"range\":\"1h\",\"from\":\"[^\"]+Z\",\"to\":\"[^\"]+Z\",\"metrics\":\\[\\{"
                + "\"name\":\"LCP\",\"samples\":\\d+,.*}]}");
  }

  @Test
  void a_range_that_is_none_is_named() {
    HttpResponse<String> answer = beacons.asAdmin(VITALS + "?range=yesterday");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).getString("field")).isEqualTo("range");
  }

  @Test
  void strangers_get_401_and_other_roles_403_and_never_a_log_in_page() {
    Groundspeed.database()
        .execute(
            """
        INSERT INTO groundspeed.users (username, display_name, role, password_hash)
        SELECT 'client-1', 'A client', 'client', password_hash
          FROM groundspeed.users WHERE username = 'admin'
        """);

    HttpResponse<String> stranger = beacons.request("GET", VITALS);
    HttpResponse<String> wrong = beacons.as("admin", "wrong", VITALS);
    HttpResponse<String> client = beacons.as("client-1", RunningGroundspeed.ADMIN_PASSWORD, VITALS);

    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(client.statusCode()).isEqualTo(403);
    for (HttpResponse<String> each : java.util.List.of(stranger, client)) {
      assertThat(each.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }
    assertThat(beacons.request("GET", "api//performance/vitals").statusCode()).isNotEqualTo(200);
    assertThat(beacons.request("GET", "api/performance/vitals;jsessionid=x").statusCode())
        .isEqualTo(401);
    assertThat(beacons.request("GET", "api/%2e%2e/api/performance/vitals").statusCode())
        .isNotEqualTo(200);
  }

  @Test
  void health_says_nothing_but_its_state() {
    assertThat(beacons.request("GET", "health/live").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(beacons.request("GET", "health/ready").body()).isEqualTo("{\"status\":\"UP\"}");
  }

  private static void assertAgrees(String filter, String condition) {
    JsonObject lcp = metric("?range=1h" + filter, "LCP");
    String rows = " FROM groundspeed.web_vitals WHERE metric_name = 'LCP' AND " + condition;
    long samples = Groundspeed.database().count("SELECT count(*)" + rows);
    assertThat((long) lcp.getInt("samples")).isEqualTo(samples);
    for (int percent : new int[] {50, 75, 95, 99}) {
      double raw =
          Double.parseDouble(
              Groundspeed.database()
                  .value(
                      "SELECT percentile_disc(0.%d) WITHIN GROUP (ORDER BY metric_value)"
                              .formatted(percent)
                          + rows));
      assertThat(lcp.getJsonNumber("p" + percent).doubleValue()).isCloseTo(raw, withPercentage(1));
    }
    assertThat(lcp.getJsonNumber("good").doubleValue())
        .isEqualTo(
            (double)
                    Groundspeed.database()
                        .count("SELECT count(*)" + rows + " AND metric_value <= 2500")
                / samples);
    assertThat(lcp.getString("rating")).isEqualTo("good");
  }

  private static JsonObject metric(String query, String name) {
    HttpResponse<String> answer = beacons.asAdmin(VITALS + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).getJsonArray("metrics").getValuesAs(JsonObject.class).stream()
        .filter(metric -> metric.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return Json.createReader(new StringReader(answer.body())).readObject();
  }
}
