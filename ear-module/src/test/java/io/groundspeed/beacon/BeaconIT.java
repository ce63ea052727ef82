package io.groundspeed.beacon;

import static io.groundspeed.testing.Beacons.beacon;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RawHttp;
import io.groundspeed.testing.RunningGroundspeed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad body and every hostile request that concerns the endpoint. */
class BeaconIT {
  private static final AtomicInteger ADDRESSES = new AtomicInteger();
  private static final int LIMIT = 65_536;

  private static RunningGroundspeed groundspeed;
  private static Beacons beacons;
  private static Database database;

  @BeforeAll
  static void start() {
    groundspeed =
        RunningGroundspeed.withNodes(
            1,
            node ->
                node.deployment(io.groundspeed.testing.Build.ear())
                    .env("GROUNDSPEED_ALLOWED_ORIGINS", "https://shop.example")
                    .env("GROUNDSPEED_TRUSTED_PROXIES", "127.0.0.1")
                    .env("GROUNDSPEED_COUNTRY_HEADER", "CF-IPCountry")
                    .env("GROUNDSPEED_BEACON_RATE", "1")
                    .env("GROUNDSPEED_BEACON_BURST", "20"));
    beacons = new Beacons(groundspeed.node(0).url());
    database = new Database(groundspeed.database());
  }

  @AfterAll
  static void stop() {
    if (groundspeed != null) {
      groundspeed.close();
    }
  }

  @Test
  void what_was_acknowledged_is_in_the_table() {
    HttpResponse<String> answer =
        post(
            """
            {"page": "/journeys/first-steps?token=secret#top", "pageViewId": "view-1",
             "navigationType": "navigate", "device": "mobile", "connection": "4g", "release": "1.2.0",
             "vitals": [{"name": "LCP", "value": 1834.2, "id": "v-1", "attribution": {"element": "h1"}}],
             "assets": [{"url": "https://cdn.example/app.js?v=3", "type": "script", "bytes": 51234,
                         "ms": 88.1, "cached": false}]}
            """,
            "CF-IPCountry",
            "BE",
            "User-Agent",
            "\"><img onerror=x()>");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(
            database.value(
                """
                SELECT concat_ws('|', metric_name, metric_value, page_path, device_type, connection_type,
                                 release, country, navigation_type, page_view_id, attribution->>'element')
                  FROM groundspeed.web_vitals WHERE metric_id = 'v-1'
                """))
        .isEqualTo("LCP|1834.2|/journeys/first-steps|mobile|4g|1.2.0|BE|navigate|view-1|h1");
    assertThat(
            database.value(
                """
                SELECT concat_ws('|', asset_type, file_size_bytes, load_time_ms, cached)
                  FROM groundspeed.asset_performance WHERE asset_url = 'https://cdn.example/app.js'
                """))
        .isEqualTo("script|51234|88.1|f");
  }

  @Test
  void a_metric_object_of_the_web_vitals_library_is_taken_as_it_is() {
    HttpResponse<String> answer =
        post(
            """
            [{"name": "CLS", "value": 0.04, "rating": "good", "delta": 0.04, "id": "v5-lib-1",
              "navigationType": "back-forward-cache", "entries": [{"entryType": "layout-shift"}],
              "navigationURL": "https://shop.example/basket/7?coupon=x"},
             {"name": "INP", "value": 90, "id": "v5-lib-2"}]
            """,
            "Referer",
            "https://shop.example/home?q=1");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(row("v5-lib-1")).isEqualTo("/basket/7|back-forward-cache");
    assertThat(row("v5-lib-2")).startsWith("/home");
  }

  @Test
  void a_lone_metric_object_as_plain_text_is_taken_too() {
    HttpResponse<String> answer =
        post(
            "{\"name\": \"TTFB\", \"value\": 12, \"id\": \"lone\"}",
            "Content-Type",
            "text/plain;charset=UTF-8");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(row("lone")).startsWith("(unknown)");
  }

  @Test
  void the_same_beacon_twice_leaves_one_row_and_both_succeed() {
    String body = beacon("/twice", "LCP", 900, "twice");

    assertThat(post(body).statusCode()).isEqualTo(204);
    assertThat(post(body).statusCode()).isEqualTo(204);

    assertThat(
            database.count("SELECT count(*) FROM groundspeed.web_vitals WHERE metric_id = 'twice'"))
        .isOne();
  }

  @Test
  void without_an_id_a_page_view_has_one_of_each_metric() {
    String body = "{\"pageViewId\": \"pv-7\", \"vitals\": [{\"name\": \"CLS\", \"value\": %s}]}";

    post(body.formatted("0.1"));
    post(body.formatted("0.2"));

    assertThat(
            database.value(
                "SELECT string_agg(metric_value::text, ',') FROM groundspeed.web_vitals"
                    + " WHERE page_view_id = 'pv-7'"))
        .isEqualTo("0.2");
  }

  @Test
  void what_the_client_left_out_comes_from_hints_and_user_agent() {
    post(
        "{\"vitals\": [{\"name\": \"FCP\", \"value\": 700, \"id\": \"hinted\"}]}",
        "User-Agent",
        "Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 Mobile Safari/537.36",
        "ECT",
        "3g");

    assertThat(
            database.value(
                "SELECT device_type || '|' || connection_type FROM groundspeed.web_vitals"
                    + " WHERE metric_id = 'hinted'"))
        .isEqualTo("mobile|3g");
  }

  @Test
  void valid_items_beside_an_invalid_one_are_kept() {
    HttpResponse<String> answer =
        post(
            """
            {"vitals": [{"name": "LCP", "value": 100, "id": "kept-1"},
                        {"name": "LCP", "value": -1, "id": "no-1"},
                        "nonsense",
                        {"name": "LCP", "value": 100, "value": 200, "id": "no-2"},
                        {"name": "CLS", "value": 101, "id": "no-3"},
                        {"name": "INP", "value": 1e400, "id": "no-4"},
                        {"name": "INP", "value": 5, "id": "kept-2"}]}
            """);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject told = json(answer);
    assertThat(told.getInt("stored")).isEqualTo(2);
    assertThat(told.getJsonArray("rejected").getValuesAs(JsonObject.class))
        .extracting(item -> item.getInt("index") + " " + item.getString("field"))
        .containsExactly("1 value", "2 item", "3 value", "4 value", "5 value");
    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.web_vitals WHERE metric_id LIKE 'kept-_'"))
        .isEqualTo(2);
    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.web_vitals WHERE metric_id LIKE 'no-_'"))
        .isZero();
  }

  static Stream<Arguments> badBodies() {
    return Stream.of(
        bad("empty", "", "body"),
        bad("cut off", "{", "body"),
        bad("an empty list", "[]", "vitals"),
        bad("null", "null", "body"),
        bad("a number", "17", "body"),
        bad("a text", "\"LCP\"", "body"),
        bad("nothing in it", "{}", "vitals"),
        bad("no vitals in it", "{\"vitals\": []}", "vitals"),
        bad("vitals that are no list", "{\"vitals\": {}}", "vitals"),
        bad("two values", "{\"vitals\": []}{}", "body"),
        bad("nested 2,000 deep", vital("\"x\": " + "[".repeat(2_000) + "]".repeat(2_000)), "body"),
        bad("a key twice", "{\"page\": \"/\", \"page\": \"/\", \"vitals\": []}", "page"),
        bad("beyond a double", vital("\"value\": 1e400"), "value"),
        bad("no number", vital("\"value\": NaN"), "body"),
        bad("2,000 digits", vital("\"value\": " + "7".repeat(2_000)), "value"),
        bad("a value that is a text", vital("\"value\": \"12\""), "value"),
        bad("without a value", "{\"vitals\": [{\"name\": \"LCP\"}]}", "value"),
        bad("without a name", "{\"vitals\": [{\"value\": 1}]}", "name"),
        bad("an unknown metric", "{\"vitals\": [{\"name\": \"XYZ\", \"value\": 1}]}", "name"),
        bad("below zero", vital("\"value\": -1"), "value"),
        bad("over an hour", vital("\"value\": 3600001"), "value"),
        bad("a shift of 101", "{\"vitals\": [{\"name\": \"CLS\", \"value\": 101}]}", "value"),
        bad("U+0000", vital("\"value\": 1, \"id\": \"a\\u0000b\""), "id"),
        bad("a lone surrogate", vital("\"value\": 1, \"id\": \"\\ud83d\""), "id"),
        bad("an id of 129", vital("\"value\": 1, \"id\": \"" + "x".repeat(129) + "\""), "id"),
        bad(
            "an id of last year",
            vital("\"value\": 1, \"id\": \"v5-1700000000000-1234567890123\""),
            "id"),
        bad("a rate of nothing", "{\"sampleRate\": 0, \"vitals\": []}", "sampleRate"),
        bad("an unknown device", "{\"device\": \"fridge\", \"vitals\": []}", "device"),
        bad(
            "a page of 1,025",
            "{\"page\": \"/" + "x".repeat(1_024) + "\", \"vitals\": []}",
            "page"),
        bad("501 items", many(501), "vitals"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badBodies")
  void a_bad_body_is_refused_with_the_field_and_the_reason(String name, String body, String field) {
    HttpResponse<String> answer = post(body);

    assertRefused(answer, 400, field);
  }

  @Test
  void bytes_that_are_no_utf8_and_a_byte_order_mark_are_refused() {
    byte[] latin = "{\"page\": \"/caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    byte[] marked = ("\uFEFF" + beacon("/", "LCP", 1, "bom")).getBytes(StandardCharsets.UTF_8);

    assertRefused(beacons.post(latin, "X-Forwarded-For", address()), 400, "body");
    assertRefused(beacons.post(marked, "X-Forwarded-For", address()), 400, "body");
  }

  @Test
  void one_byte_over_the_limit_is_refused_by_length_and_chunked_and_the_limit_itself_is_not() {
    String fitting = padded(LIMIT);
    String over = padded(LIMIT + 1);

    assertThat(post(fitting).statusCode()).isEqualTo(204);
    assertRefused(post(over), 413, null);
    assertRefused(
        beacons.post(
            BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(over.getBytes(StandardCharsets.UTF_8))),
            "X-Forwarded-For",
            address()),
        413,
        null);
    assertRefused(post(many(10_000)), 413, null);
  }

  @Test
  void a_length_shorter_than_the_body_is_a_bad_request() throws IOException {
    String answer =
        RawHttp.send(
            groundspeed.node(0).httpPort(),
            """
            POST /api/performance/web-vitals HTTP/1.1\r
            Host: 127.0.0.1\r
            Content-Type: application/json\r
            Content-Length: 20\r
            Connection: close\r
            \r
            %s"""
                .formatted(beacon("/", "LCP", 1, "short")));

    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"field\":\"body\"");
  }

  @Test
  void gzip_xml_forms_and_nameless_bodies_are_unsupported() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(beacon("/", "LCP", 1, "zip").getBytes(StandardCharsets.UTF_8));
    }
    String body = beacon("/", "LCP", 1, "typed");

    assertRefused(
        beacons.post(
            zipped.toByteArray(), "Content-Encoding", "gzip", "X-Forwarded-For", address()),
        415,
        null);
    for (String type :
        new String[] {
          "application/xml",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "application/jsonp"
        }) {
      assertRefused(post(body, "Content-Type", type), 415, null);
    }
  }

  @Test
  void other_methods_are_refused_and_told_which_are_not() {
    for (String method : new String[] {"GET", "PUT", "DELETE", "PATCH"}) {
      HttpResponse<String> answer = beacons.request(method, Beacons.PATH);

      assertRefused(answer, 405, null);
      assertThat(answer.headers().firstValue("Allow"))
          .hasValueSatisfying(a -> assertThat(a).contains("POST"));
    }
  }

  @Test
  void a_foreign_origin_is_refused_without_a_word_of_cors() {
    HttpResponse<String> answer =
        post(beacon("/", "LCP", 1, "foreign"), "Origin", "https://evil.example");
    HttpResponse<String> preflight =
        beacons.request("OPTIONS", Beacons.PATH, "Origin", "https://evil.example");

    assertRefused(answer, 403, null);
    assertThat(preflight.statusCode()).isEqualTo(403);
    for (HttpResponse<String> each : new HttpResponse[] {answer, preflight}) {
      assertThat(each.headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }
    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.web_vitals WHERE metric_id = 'foreign'"))
        .isZero();
  }

  @Test
  void a_listed_origin_is_answered_by_name() {
    HttpResponse<String> preflight =
        beacons.request(
            "OPTIONS",
            Beacons.PATH,
            "Origin",
            "https://shop.example",
            "Access-Control-Request-Method",
            "POST");
    HttpResponse<String> answer =
        post(beacon("/", "LCP", 1, "listed"), "Origin", "https://shop.example");

    for (HttpResponse<String> each : java.util.List.of(preflight, answer)) {
      assertThat(each.statusCode()).isEqualTo(204);
      assertThat(each.headers().firstValue("Access-Control-Allow-Origin"))
          .hasValue("https://shop.example");
      assertThat(each.headers().firstValue("Vary")).hasValue("Origin");
    }
    assertThat(post("{", "Origin", "https://shop.example").headers().map())
        .as("a refusal can be read as well")
        .containsKey("access-control-allow-origin");
  }

  @Test
  void our_own_origin_needs_no_listing() {
    String own = "http://127.0.0.1:" + groundspeed.node(0).httpPort();

    assertThat(post(beacon("/", "LCP", 1, "own"), "Origin", own).statusCode()).isEqualTo(204);
  }

  @Test
  void who_opted_out_is_not_measured() {
    assertThat(post(beacon("/", "LCP", 1, "gpc"), "Sec-GPC", "1").statusCode()).isEqualTo(204);
    assertThat(post(beacon("/", "LCP", 1, "dnt"), "DNT", "1").statusCode()).isEqualTo(204);

    assertThat(
            database.count(
                "SELECT count(*) FROM groundspeed.web_vitals WHERE metric_id IN ('gpc', 'dnt')"))
        .isZero();
    JsonObject suppressed = events().getJsonObject("suppressed");
    assertThat(suppressed.getInt("gpc")).isPositive();
    assertThat(suppressed.getInt("dnt")).isPositive();
  }

  @Test
  void more_than_the_rate_is_told_to_wait_and_a_spoofed_address_does_not_help() throws IOException {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      byte[] request =
          """
          POST /api/performance/web-vitals HTTP/1.1\r
          Host: 127.0.0.1\r
          Content-Type: application/json\r
          X-Forwarded-For: 10.9.8.%d\r
          Content-Length: 2\r
          Connection: close\r
          \r
          {}"""
              .formatted(i)
              .getBytes(StandardCharsets.UTF_8);
      answers.add(RawHttp.send(groundspeed.node(0).httpPort(), "127.0.0.2", request));
    }

    assertThat(answers.get(0)).startsWith("HTTP/1.1 400");
    assertThat(answers)
        .filteredOn(answer -> answer.startsWith("HTTP/1.1 429"))
        .as("of 60 requests of one peer, each naming another client")
        .isNotEmpty()
        .allSatisfy(answer -> assertThat(answer).contains("Retry-After: 1"));
    assertThat(post(beacon("/", "LCP", 1, "calm")).statusCode())
        .as("a client behind a trusted proxy is its own")
        .isEqualTo(204);
  }

  @Test
  void scripts_in_paths_are_stored_harmlessly() {
    String path = "</script><script>x()</script>";

    assertThat(post(beacon(path, "LCP", 1, "hostile")).statusCode()).isEqualTo(204);

    assertThat(row("hostile")).startsWith(path);
  }

  @Test
  void no_address_of_a_visitor_is_stored() {
    post(beacon("/", "LCP", 1, "nameless"), "X-Forwarded-For", "203.0.113.77");

    assertThat(
            database.value(
                "SELECT row_to_json(v)::text FROM groundspeed.web_vitals v WHERE metric_id = 'nameless'"))
        .doesNotContain("203.0.113.77")
        .doesNotContain("127.0.0.1");
  }

  @Test
  void every_event_is_accounted_for() {
    JsonObject events = events();

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
            database.count(
                "SELECT (SELECT count(*) FROM groundspeed.web_vitals)"
                    + " + (SELECT count(*) FROM groundspeed.asset_performance)"));
  }

  @Test
  void bad_requests_leave_no_stack_trace_in_the_log() throws IOException {
    post("{");
    post(beacon("/", "NOPE", 1, "x"));

    assertThat(Files.readString(groundspeed.node(0).logFile()))
        .doesNotContain("io.groundspeed.web.beacon.BeaconResource.post(");
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonObject problem = json(answer);
    assertThat(problem.getInt("status")).isEqualTo(status);
    assertThat(problem.getString("detail")).isNotBlank().doesNotContain("Exception");
    if (field != null) {
      assertThat(problem.getString("field")).isEqualTo(field);
    }
  }

  private static JsonObject events() {
    return json(beacons.asAdmin("api/performance/system")).getJsonObject("events");
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return Json.createReader(new StringReader(answer.body())).readObject();
  }

  /** Each from an address of its own, so that no test uses up another's rate. */
  private static HttpResponse<String> post(String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "X-Forwarded-For";
    all[1] = address();
    System.arraycopy(headers, 0, all, 2, headers.length);
    return beacons.post(body, all);
  }

  private static String address() {
    int n = ADDRESSES.incrementAndGet();
    return "198.51.%d.%d".formatted(n / 250, n % 250 + 1);
  }

  private static String row(String id) {
    return database.value(
        "SELECT page_path || '|' || coalesce(navigation_type, '') FROM groundspeed.web_vitals"
            + " WHERE metric_id = '"
            + id
            + "'");
  }

  private static Arguments bad(String name, String body, String field) {
    return Arguments.of(name, body, field);
  }

  private static String vital(String fields) {
    return "{\"vitals\": [{\"name\": \"LCP\", %s}]}".formatted(fields);
  }

  private static String many(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"name\":\"LCP\",\"value\":" + i + "}")
        .collect(Collectors.joining(",", "{\"vitals\":[", "]}"));
  }

  /** A valid beacon of so many bytes. */
  private static String padded(int bytes) {
    String body = beacon("/", "LCP", 1, "padded").strip();
    return " ".repeat(bytes - body.length()) + body;
  }
}
