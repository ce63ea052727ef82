package io.groundspeed.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.Groundspeed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Visits, soft navigations and bots are never mixed in one percentile. */
@ExtendWith({Groundspeed.class, Browsing.class})
class PopulationsIT {
  private static final String SCREEN = "/admin/performance/vitals?range=1h";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Beacons beacons = new Beacons(Groundspeed.url());
  private final Database database = Groundspeed.database();

  @BeforeEach
  void forget() {
    database.forgetVisits();
  }

  @Test
  void each_has_figures_of_its_own_and_visits_are_shown_first(Browser browser) {
    for (int i = 0; i < 4; i++) {
      send("navigate", 1_000, "Mozilla/5.0 Chrome/141.0.0.0 Safari/537.36");
    }
    send("soft-navigation", 90, "Mozilla/5.0 Chrome/141.0.0.0 Safari/537.36");
    send("navigate", 20_000, "Mozilla/5.0 (compatible; Googlebot/2.1)");
    send("navigate", 20_000, "Mozilla/5.0 HeadlessChrome/141.0.0.0 Safari/537.36");

    assertThat(lcp("").getInt("samples")).isEqualTo(4);
    assertThat(p99("")).isBetween(990.0, 1_010.0);
    assertThat(lcp("&visits=soft").getInt("samples")).isEqualTo(1);
    assertThat(p99("&visits=soft")).isBetween(89.0, 91.0);
    assertThat(lcp("&visits=bots").getInt("samples")).isEqualTo(2);
    assertThat(p99("&visits=bots")).isBetween(19_800.0, 20_200.0);
    HttpResponse<String> unknown = beacons.asAdmin("api/performance/vitals?visits=all");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("visits", "must be one of visits, soft, bots");

    try (Tab admin = browser.admin()) {
      admin.open(SCREEN);
      assertThat(admin.find("select[name=visits] option").allInnerTexts())
          .extracting(option -> option.replaceAll(" \\(.*", ""))
          .containsExactly("Visits", "Soft navigations", "Bots");
      admin.open(SCREEN + "&page=%2Fcalm");
      assertThat(admin.text("#metrics")).contains("1.00 s").doesNotContain("20.00 s");
      admin.open(SCREEN + "&visits=bots&page=%2Fcalm&metric=LCP");
      assertThat(admin.text("#metrics")).contains("20.00 s").doesNotContain("1.00 s");
      assertThat(admin.text("main")).contains("Googlebot", "HeadlessChrome");
      assertThat(admin.complaints()).isEmpty();
      admin.assertSound(SCREEN, SCREEN + "&visits=soft");
    }
  }

  @Test
  void what_a_program_drives_is_no_visit_and_its_loads_are_left_out(Browser browser) {
    long before = suppressed();
    String ofBots =
        "SELECT count(*) FROM groundspeed.web_vitals WHERE page_path = '/mentors' AND population = 'bots'";
    try (Tab bot = browser.bot()) {
      bot.open("/mentors");
      await(() -> database.count(ofBots) > 0 && suppressed() > before);
    }

    assertThat(database.count(ofBots)).isPositive();
    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.web_vitals WHERE page_path = '/mentors' AND population IS NULL"))
        .isZero();
    assertThat(suppressed()).isGreaterThan(before);
    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.asset_performance WHERE page_path = '/mentors'"))
        .isZero();

    try (Tab admin = browser.admin()) {
      admin.open(SCREEN);
      assertThat(admin.text("main")).contains("Page views by bots are recorded separately");
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private void send(String navigationType, int lcp, String agent) {
    HttpResponse<String> answer =
        beacons.post(
            """
            {"page": "/calm", "navigationType": "%s",
             "vitals": [{"name": "LCP", "value": %d}]}
            """
                .formatted(navigationType, lcp),
            "User-Agent",
            agent);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private JsonObject lcp(String filter) {
    return Json.createReader(
            new StringReader(
                beacons.asAdmin("api/performance/vitals?range=1h&page=/calm" + filter).body()))
        .readObject()
        .getJsonArray("metrics")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(metric -> metric.getString("name").equals("LCP"))
        .findFirst()
        .orElseThrow();
  }

  private double p99(String filter) {
    return lcp(filter).getJsonNumber("p99").doubleValue();
  }

  private long suppressed() {
    return Json.createReader(new StringReader(beacons.asAdmin("api/performance/system").body()))
        .readObject()
        .getJsonObject("events")
        .getJsonObject("suppressed")
        .getInt("asset-of-bot", 0);
  }
}
