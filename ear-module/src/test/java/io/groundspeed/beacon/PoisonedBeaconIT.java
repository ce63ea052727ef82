package io.groundspeed.beacon;

import static io.groundspeed.beacon.BeaconServer.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Items that PostgreSQL would refuse, or return a thousand times as large. None of them may reach
 * it.
 */
@ExtendWith(BeaconServer.class)
class PoisonedBeaconIT {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** A refused item does not affect others, because the database never receives it. */
  @AfterEach
  void theDatabaseRefusedNothing() throws IOException {
    assertThat(BeaconServer.events().getJsonObject("rejected"))
        .doesNotContainKey("refused-by-database");
    assertThat(Files.readString(BeaconServer.node().logFile()))
        .doesNotContain("Rows that the database refused")
        .doesNotContain("Failed flushes");
  }

  static Stream<Arguments> poison() {
    return Stream.of(
        Arguments.of("an exponent of 200,000", "{\"a\": 1e200000}", "attribution.a"),
        Arguments.of("beyond a double", "{\"a\": {\"b\": [1, 1e400]}}", "attribution.a.b[1]"),
        Arguments.of(
            "far below a double's digits", "{\"a\": 1" + "0".repeat(100) + "}", "attribution.a"),
        Arguments.of(
            "many large exponents",
            "{\"a\": [" + "1e131000,".repeat(1_800) + "0]}",
            "attribution.a[0]"),
        Arguments.of("U+0000", "{\"a\": \"x\\u0000\"}", "attribution.a"),
        Arguments.of("U+0000 in a key", "{\"a\\u0000\": 1}", "a key"),
        Arguments.of("half a surrogate pair", "{\"a\": \"\\udc00\"}", "attribution.a"),
        Arguments.of("17 levels", "{\"a\": " + "[".repeat(16) + "]".repeat(16) + "}", null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("poison")
  void poison_in_an_attribution_is_refused_by_its_path_and_the_items_beside_it_are_stored(
      String name, String attribution, String field) {
    String id = "poison-" + NUMBERS.incrementAndGet();

    HttpResponse<String> answer =
        post(
            """
            {"page": "/", "vitals": [{"name": "FCP", "value": 1, "id": "%s-before"},
                                     {"name": "LCP", "value": 2, "id": "%s-bad", "attribution": %s},
                                     {"name": "CLS", "value": 0, "id": "%s-after"}]}
            """
                .formatted(id, id, attribution, id));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonObject rejected = BeaconServer.json(answer).getJsonArray("rejected").getJsonObject(0);
    assertThat(rejected.getInt("index")).isOne();
    if (field != null) {
      assertThat(rejected.getString("field")).isEqualTo(field);
    }
    assertThat(
            BeaconServer.database()
                .value(
                    "SELECT string_agg(metric_id, ',' ORDER BY metric_id) FROM groundspeed.web_vitals"
                        + " WHERE metric_id LIKE '"
                        + id
                        + "-%'"))
        .isEqualTo(id + "-after," + id + "-before");
  }

  @Test
  void a_value_with_too_much_of_what_it_is_due_to_is_kept_without_that() {
    String id = "much-" + NUMBERS.incrementAndGet();
    String listeners = ("{\"name\": \"" + "x".repeat(400) + "\"},").repeat(45);
    long before = BeaconServer.events().getJsonObject("noted").getInt("attribution-cut", 0);

    HttpResponse<String> answer =
        post(
            """
            {"page": "/", "release": "%s", "vitals": [{"name": "INP", "value": 250, "id": "%s",
              "attribution": {"interactionTarget": "#buy", "listeners": [%s {}]}}]}
            """
                .formatted("r".repeat(101), id, listeners));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(
            BeaconServer.database()
                .value(
                    "SELECT attribution::text || release FROM groundspeed.web_vitals WHERE metric_id = '"
                        + id
                        + "'"))
        .isEqualTo("{\"interactionTarget\": \"#buy\"}" + "r".repeat(100));
    assertThat(BeaconServer.events().getJsonObject("noted").getInt("attribution-cut"))
        .isGreaterThan((int) before);
  }

  static Stream<Arguments> extremes() {
    String astral = "\uD83D\uDE00".repeat(511);
    String wide =
        IntStream.range(0, 1_000)
            .mapToObj(i -> Character.toString(0x4E00 + i * 7))
            .reduce("", String::concat);
    return Stream.of(
        Arguments.of(
            "a page of four-byte characters", "{\"page\": \"/" + astral + "\", " + lcp("1")),
        Arguments.of(
            "a page of 3,000 bytes that can't be compressed",
            "{\"page\": \"/" + wide + "\", " + lcp("1")),
        Arguments.of(
            "a release of 100 characters",
            "{\"release\": \"" + "r".repeat(100) + "\", " + lcp("1")),
        Arguments.of("the smallest share", "{\"sampleRate\": 0.000001, " + lcp("1")),
        Arguments.of("the smallest double", "{" + lcp("4.9e-324")),
        Arguments.of("below the smallest double", "{" + lcp("1e-400")),
        Arguments.of("an hour", "{" + lcp("3600000")),
        Arguments.of("a country of noise", "{\"connection\": \"carrier-pigeon\", " + lcp("1")),
        Arguments.of(
            "a terabyte",
            "{\"assets\": [{\"url\": \"/a\", \"type\": \"image\", \"ms\": 1, \"bytes\": 1099511627776}]}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("extremes")
  void what_is_extreme_and_allowed_is_stored(String name, String body) {
    HttpResponse<String> answer = post(body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  @Test
  void an_asset_address_too_long_for_an_index_is_refused_alone() {
    String wide = "\u4E00\u9FA5\u7A7A".repeat(300);

    HttpResponse<String> answer =
        post(
            """
            {"assets": [{"url": "/%s", "type": "image", "ms": 1},
                        {"url": "/fine-%d.png", "type": "image", "ms": 1}]}
            """
                .formatted(wide, NUMBERS.incrementAndGet()));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(BeaconServer.json(answer).getInt("stored")).isOne();
  }

  @Test
  void what_is_stored_of_an_attribution_is_read_back_within_its_bound() {
    String numbers = "1.5e300,".repeat(40) + "0";
    assertThat(
            post("{\"vitals\": [{\"name\": \"LCP\", \"value\": 1, \"id\": \"long-numbers\","
                    + " \"attribution\": {\"a\": ["
                    + numbers
                    + "]}}]}")
                .statusCode())
        .isEqualTo(204);

    assertThat(
            BeaconServer.database()
                .count(
                    "SELECT length(attribution::text) FROM groundspeed.web_vitals"
                        + " WHERE metric_id = 'long-numbers'"))
        .isLessThan(16_384);
  }

  @Test
  void an_unlikely_value_is_stored_and_flagged() {
    post("{\"vitals\": [{\"name\": \"LCP\", \"value\": 60001, \"id\": \"slow-1\"}]}");
    post(
        "{\"vitals\": [{\"name\": \"LCP\", \"value\": 61000, \"id\": \"slow-2\","
            + " \"attribution\": {\"target\": \"h1\"}}]}");

    assertThat(
            BeaconServer.database()
                .value(
                    "SELECT string_agg(attribution::text, '|' ORDER BY metric_id)"
                        + " FROM groundspeed.web_vitals WHERE metric_id LIKE 'slow-_'"))
        .isEqualTo("{\"outlier\": true}|{\"target\": \"h1\", \"outlier\": true}");
    assertThat(BeaconServer.events().getJsonObject("noted").getInt("outlier"))
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void no_text_keeps_what_may_identify_a_visitor() {
    HttpResponse<String> answer =
        post(
            """
            {"page": "https://ann:S3CRET@shop.example/basket;jsessionid=S3CRET?token=S3CRET#S3CRET",
             "pageViewId": "view?token=S3CRET", "release": "7?token=S3CRET",
             "vitals": [
               {"name": "LCP", "value": 1, "id": "clean?token=S3CRET",
                "attribution": {
                  "url": "https://ann:S3CRET@cdn.example/hero.png;v=S3CRET?token=S3CRET",
                  "target": "a[href='/reset?token=S3CRET']",
                  "navigationEntry": {"name": "https://shop.example/basket?token=S3CRET"},
                  "longestScript": {"entry": {"sourceURL": "https://shop.example/a.js?token=S3CRET",
                    "invoker": "IMG[src=https://shop.example/a.png?token=S3CRET].onload"}},
                  "entries": [["background: url(/a.png?token=S3CRET)", "token=S3CRET"]]}},
               {"name": "CLS", "value": 0, "id": "clean-2",
                "navigationURL": "/next;jsessionid=S3CRET?token=S3CRET"}],
             "assets": [{"url": "https://ann:S3CRET@cdn.example/b;jsessionid=S3CRET/c.js?token=S3CRET",
                         "type": "script", "ms": 3}]}
            """,
            "Referer",
            "https://shop.example/from?token=S3CRET",
            "User-Agent",
            "probe (+https://bot.example/about?token=S3CRET)");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);

    for (String table :
        new String[] {"web_vitals", "asset_performance", "telemetry_recent", "telemetry_sketch"}) {
      assertThat(
              BeaconServer.database()
                  .count(
                      "SELECT count(*) FROM groundspeed.%s t WHERE row_to_json(t)::text LIKE '%%S3CRET%%'"
                          .formatted(table)))
          .as(table)
          .isZero();
    }
    assertThat(
            BeaconServer.database()
                .value(
                    "SELECT attribution->>'url' || '|' || (attribution->'longestScript'->'entry'->>'invoker')"
                        + " FROM groundspeed.web_vitals WHERE metric_id = 'clean'"))
        .isEqualTo("https://cdn.example/hero.png|IMG[src=https://shop.example/a.png].onload");
  }

  @Test
  void combinations_that_cannot_be_true_are_refused_and_those_that_can_are_not() {
    String body =
        "{\"page\": \"/\", \"navigationType\": \"%s\", \"vitals\": [{\"name\": \"TTFB\", \"value\": %s},"
            + " {\"name\": \"FCP\", \"value\": %s}, {\"name\": \"LCP\", \"value\": %s}]}";

    assertThat(post(body.formatted("navigate", "500", "400", "900")).body())
        .contains("\"index\":1")
        .contains("can't be below TTFB");
    assertThat(post(body.formatted("reload", "100", "400", "300")).body())
        .contains("\"index\":2")
        .contains("can't be below FCP");
    assertThat(post(body.formatted("navigate", "400", "399.5", "399")).statusCode())
        .as("within rounding")
        .isEqualTo(204);
    for (String type : new String[] {"back-forward-cache", "prerender", "soft-navigation"}) {
      assertThat(post(body.formatted(type, "500", "400", "300")).statusCode()).isEqualTo(204);
    }
    assertThat(BeaconServer.events().getJsonObject("rejected").getInt("impossible"))
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_connection_is_one_of_a_few_words() {
    post(
        "{\"connection\": \"x9\", "
            + Beacons.beacon("/", "LCP", 1, "x9").strip().replaceFirst("\\{.*\"4g\",", ""));

    assertThat(
            BeaconServer.database()
                .value("SELECT connection_type FROM groundspeed.web_vitals WHERE metric_id = 'x9'"))
        .isEqualTo("other");
  }

  private static String lcp(String value) {
    return "\"vitals\": [{\"name\": \"LCP\", \"value\": " + value + "}]}";
  }
}
