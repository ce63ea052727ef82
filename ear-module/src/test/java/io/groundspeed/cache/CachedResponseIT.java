package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.Pause;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Responses that are the same for everyone, cached on the server and in browsers. */
@ExtendWith(Groundspeed.class)
class CachedResponseIT {
  private static final String JOURNEYS = "api/journeys";
  private static final String BROWSERS = "browser:responses";
  private static final int MANY = 20;

  private final Beacons http = new Beacons(Groundspeed.url());

  @Test
  void the_second_answer_is_a_hit_whatever_the_order_of_the_query_and_words_nobody_knows() {
    HttpResponse<String> first = http.request("GET", JOURNEYS + "?size=3&page=2");
    HttpResponse<String> second = http.request("GET", JOURNEYS + "?page=2&size=3&utm=x");

    assertThat(second.body()).isEqualTo(first.body()).contains("\"page\":2");
    assertThat(second.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
    assertThat(second.headers().allValues("Cache-Control"))
        .containsExactly("public, max-age=30, must-revalidate");
    assertThat(second.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(awaitAccesses("response:/journeys:/api/journeys&page=2&size=3", 2)).isEqualTo(2);
    assertThat(CacheRows.hits("response:/journeys:{request}")).isPositive();
  }

  @Test
  void a_browser_that_has_the_answer_is_told_304() {
    String address = JOURNEYS + "/translate-a-poem";
    String tag = http.request("GET", address).headers().firstValue("ETag").orElseThrow();
    assertThat(tag).matches("\"[A-Za-z0-9_-]{20}\"");
    long before = CacheRows.hits(BROWSERS);

    for (int i = 0; i < MANY; i++) {
      HttpResponse<String> again = http.request("GET", address, "If-None-Match", tag);
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("ETag")).contains(tag);
    }
    HttpResponse<String> other = http.request("GET", address, "If-None-Match", "\"other\"");
    assertThat(other.statusCode()).isEqualTo(200);
    CacheRows.awaitHits(BROWSERS, before + MANY);
  }

  @Test
  void an_enrollment_takes_out_what_it_changes_before_it_is_answered() {
    String address = JOURNEYS + "/" + journeyOfOthers();
    int before = enrollments(http.request("GET", address));

    HttpResponse<String> enrolled =
        http.request(
            "POST",
            address + "/enrollments",
            "Authorization",
            client(),
            "Content-Type",
            "application/json");

    assertThat(enrolled.statusCode()).as(enrolled.body()).isEqualTo(201);
    assertThat(enrollments(http.request("GET", address))).isEqualTo(before + 1);
  }

  @Test
  void who_is_logged_in_is_neither_answered_out_of_it_nor_kept_in_it() {
    String address = JOURNEYS + "?size=4&page=3";

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> personal = http.request("GET", address, "Authorization", client());
      assertThat(personal.statusCode()).isEqualTo(200);
      assertThat(personal.headers().allValues("Cache-Control")).containsExactly("no-store");
      assertThat(personal.headers().firstValue("ETag")).isEmpty();
      assertThat(personal.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(http.request("GET", address).body()).isEqualTo(personal.body());
    }

    assertThat(awaitAccesses("response:/journeys:/api/journeys&page=3&size=4", 2))
        .as("those of nobody alone")
        .isEqualTo(2);
  }

  @Test
  void what_is_not_there_is_asked_for_anew_and_kept_nowhere() {
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> none = http.request("GET", JOURNEYS + "/none");
      assertThat(none.statusCode()).isEqualTo(404);
      assertThat(none.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    http.request("GET", JOURNEYS + "?page=4&size=4");
    awaitAccesses("response:/journeys:/api/journeys&page=4&size=4", 1);
    assertThat(
            Groundspeed.database()
                .count(
                    """
                    SELECT count(*) FROM groundspeed.cache_entries
                     WHERE cache_key LIKE 'response:%/none'
                    """))
        .isZero();
  }

  @Test
  void assets_that_browsers_had_are_hits_of_theirs() {
    long before = CacheRows.hits("browser:assets");
    String loads =
        "{\"url\": \"/kept.js\", \"type\": \"script\", \"ms\": 1, \"cached\": true},".repeat(MANY);

    HttpResponse<String> answer =
        http.post(
            "{\"page\": \"/kept\", \"assets\": [%s {\"url\": \"/new.js\", \"type\": \"script\", \"ms\": 9}]}"
                .formatted(loads));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    CacheRows.awaitHits("browser:assets", before + MANY);
  }

  private static long awaitAccesses(String key, long least) {
    String sql =
        "SELECT coalesce(max(access_count), 0) FROM groundspeed.cache_entries WHERE cache_key = '%s'"
            .formatted(key);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (Groundspeed.database().count(sql) < least) {
      assertThat(System.nanoTime()).as(key).isLessThan(deadline);
      Pause.briefly();
    }
    return Groundspeed.database().count(sql);
  }

  /** Returns a published journey in which the demo's client is not enrolled. */
  private static String journeyOfOthers() {
    return Groundspeed.database()
        .value(
            """
            SELECT slug FROM groundspeed.journeys AS j
             WHERE status = 'published'
               AND NOT EXISTS (SELECT FROM groundspeed.user_enrollments AS e
                                 JOIN groundspeed.users AS u ON u.id = e.user_id
                                WHERE e.journey_id = j.id AND u.username = 'client')
             ORDER BY slug DESC LIMIT 1
            """);
  }

  private static int enrollments(HttpResponse<String> journey) {
    return json(journey).getJsonObject("stats").getInt("enrollments");
  }

  private static String client() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString(("client:" + Groundspeed.PASSWORD).getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
