package io.groundspeed.beacon;

import static io.groundspeed.beacon.BeaconServer.assertRefused;
import static io.groundspeed.beacon.BeaconServer.post;
import static io.groundspeed.testing.Beacons.beacon;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.RawHttp;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which senders are accepted, and how many beacons they may send. */
@ExtendWith(BeaconServer.class)
class BeaconSenderIT {
  @Test
  void a_foreign_origin_is_refused_without_a_word_of_cors() {
    HttpResponse<String> answer =
        post(beacon("/", "LCP", 1, "foreign"), "Origin", "https://evil.example");
    HttpResponse<String> preflight =
        BeaconServer.beacons().request("OPTIONS", Beacons.PATH, "Origin", "https://evil.example");

    assertRefused(answer, 403, null);
    assertThat(preflight.statusCode()).isEqualTo(403);
    for (HttpResponse<String> each : new HttpResponse[] {answer, preflight}) {
      assertThat(each.headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }
    assertThat(
            BeaconServer.database()
                .count("SELECT count(*) FROM groundspeed.web_vitals WHERE metric_id = 'foreign'"))
        .isZero();
  }

  @Test
  void a_listed_origin_is_answered_by_name() {
    HttpResponse<String> preflight =
        BeaconServer.beacons()
            .request(
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
    String own = "http://127.0.0.1:" + BeaconServer.node().httpPort();

    assertThat(post(beacon("/", "LCP", 1, "own"), "Origin", own).statusCode()).isEqualTo(204);
  }

  @Test
  void who_opted_out_is_not_measured() {
    assertThat(post(beacon("/", "LCP", 1, "gpc"), "Sec-GPC", "1").statusCode()).isEqualTo(204);
    assertThat(post(beacon("/", "LCP", 1, "dnt"), "DNT", "1").statusCode()).isEqualTo(204);

    assertThat(
            BeaconServer.database()
                .count(
                    "SELECT count(*) FROM groundspeed.web_vitals WHERE metric_id IN ('gpc', 'dnt')"))
        .isZero();
    JsonObject suppressed = BeaconServer.events().getJsonObject("suppressed");
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
      answers.add(RawHttp.send(BeaconServer.node().httpPort(), "127.0.0.2", request));
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
}
