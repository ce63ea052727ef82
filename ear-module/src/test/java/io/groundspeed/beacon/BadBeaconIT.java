package io.groundspeed.beacon;

import static io.groundspeed.beacon.BeaconServer.address;
import static io.groundspeed.beacon.BeaconServer.assertRefused;
import static io.groundspeed.beacon.BeaconServer.post;
import static io.groundspeed.testing.Beacons.beacon;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.RawHttp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Malformed bodies and hostile requests to the beacon endpoint. */
@ExtendWith(BeaconServer.class)
class BadBeaconIT {
  private static final int LIMIT = 65_536;

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

    assertRefused(BeaconServer.beacons().post(latin, "X-Forwarded-For", address()), 400, "body");
    assertRefused(BeaconServer.beacons().post(marked, "X-Forwarded-For", address()), 400, "body");
  }

  @Test
  void one_byte_over_the_limit_is_refused_by_length_and_chunked_and_the_limit_itself_is_not() {
    String fitting = padded(LIMIT);
    String over = padded(LIMIT + 1);

    assertThat(post(fitting).statusCode()).isEqualTo(204);
    assertRefused(post(over), 413, null);
    assertRefused(
        BeaconServer.beacons()
            .post(
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
            BeaconServer.node().httpPort(),
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
        BeaconServer.beacons()
            .post(zipped.toByteArray(), "Content-Encoding", "gzip", "X-Forwarded-For", address()),
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
      HttpResponse<String> answer = BeaconServer.beacons().request(method, Beacons.PATH);

      assertRefused(answer, 405, null);
      assertThat(answer.headers().firstValue("Allow"))
          .hasValueSatisfying(a -> assertThat(a).contains("POST"));
    }
  }

  @Test
  void bad_requests_leave_no_stack_trace_in_the_log() throws IOException {
    post("{");
    post(beacon("/", "NOPE", 1, "x"));
    post(beacon("/", "LCP", 1, "unread"), "Content-Type", "application/xml");

    assertThat(Files.readString(BeaconServer.node().logFile()))
        .doesNotContain("io.groundspeed.web.beacon.BeaconResource.post(", "UT005090");
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

  /** Returns a valid beacon of this size. */
  private static String padded(int bytes) {
    String body = beacon("/", "LCP", 1, "padded").strip();
    return " ".repeat(bytes - body.length()) + body;
  }
}
