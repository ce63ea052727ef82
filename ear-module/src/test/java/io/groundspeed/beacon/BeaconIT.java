package io.groundspeed.beacon;

import static io.groundspeed.beacon.BeaconServer.post;
import static io.groundspeed.testing.Beacons.beacon;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to an accepted beacon. */
@ExtendWith(BeaconServer.class)
class BeaconIT {
  @Test
  void a_television_is_no_desktop() {
    post(
        "{\"device\": \"desktop\", \"vitals\": [{\"name\": \"LCP\", \"value\": 7, \"id\": \"on-tv\"}]}",
        "User-Agent",
        "Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 TV Safari/537.36");

    assertThat(
            BeaconServer.database()
                .value("SELECT device_type FROM groundspeed.web_vitals WHERE metric_id = 'on-tv'"))
        .isEqualTo("other");
  }

  @Test
  void what_was_acknowledged_is_in_the_table() {
    HttpResponse<String> answer =
        post(
            """
            {"page": "/journeys/first-steps?token=secret#top", "pageViewId": "view-1",
             "requestId": "9f86d081884c7d65",
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
            BeaconServer.database()
                .value(
                    """
                SELECT concat_ws('|', metric_name, metric_value, page_path, device_type, connection_type,
                                 release, country, navigation_type, page_view_id, request_id, attribution->>'element')
                  FROM groundspeed.web_vitals WHERE metric_id = 'v-1'
                """))
        .isEqualTo(
            "LCP|1834.2|/journeys/first-steps|mobile|4g|1.2.0|BE|navigate|view-1|9f86d081884c7d65|h1");
    assertThat(
            BeaconServer.database()
                .value(
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
            BeaconServer.database()
                .count("SELECT count(*) FROM groundspeed.web_vitals WHERE metric_id = 'twice'"))
        .isOne();
  }

  @Test
  void without_an_id_a_page_view_has_one_of_each_metric() {
    String body = "{\"pageViewId\": \"pv-7\", \"vitals\": [{\"name\": \"CLS\", \"value\": %s}]}";

    post(body.formatted("0.1"));
    post(body.formatted("0.2"));

    assertThat(
            BeaconServer.database()
                .value(
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
            BeaconServer.database()
                .value(
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
    JsonObject told = BeaconServer.json(answer);
    assertThat(told.getInt("stored")).isEqualTo(2);
    assertThat(told.getJsonArray("rejected").getValuesAs(JsonObject.class))
        .extracting(item -> item.getInt("index") + " " + item.getString("field"))
        .containsExactly("1 value", "2 item", "3 value", "4 value", "5 value");
    assertThat(
            BeaconServer.database()
                .count("SELECT count(*) FROM groundspeed.web_vitals WHERE metric_id LIKE 'kept-_'"))
        .isEqualTo(2);
    assertThat(
            BeaconServer.database()
                .count("SELECT count(*) FROM groundspeed.web_vitals WHERE metric_id LIKE 'no-_'"))
        .isZero();
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
            BeaconServer.database()
                .value(
                    "SELECT row_to_json(v)::text FROM groundspeed.web_vitals v WHERE metric_id = 'nameless'"))
        .doesNotContain("203.0.113.77")
        .doesNotContain("127.0.0.1");
  }

  @Test
  void every_event_is_accounted_for() {
    post(beacon("/", "LCP", 1, "counted"));
    post(beacon("/", "LCP", 2, "counted"));
    post(beacon("/", "NOPE", 1, "refused"));
    post(beacon("/", "LCP", 1, "silent"), "DNT", "1");

    JsonObject events = BeaconServer.events();

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
            BeaconServer.database()
                .count(
                    "SELECT (SELECT count(*) FROM groundspeed.web_vitals)"
                        + " + (SELECT count(*) FROM groundspeed.asset_performance)"));
  }

  private static String row(String id) {
    return BeaconServer.database()
        .value(
            "SELECT page_path || '|' || coalesce(navigation_type, '') FROM groundspeed.web_vitals"
                + " WHERE metric_id = '"
                + id
                + "'");
  }
}
