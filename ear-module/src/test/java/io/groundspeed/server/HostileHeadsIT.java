package io.groundspeed.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Groundspeed;
import io.groundspeed.testing.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that a proxy may understand differently, and responses that identify the server
 * software.
 */
@ExtendWith(Groundspeed.class)
class HostileHeadsIT {
  private static int port() {
    return URI.create(Groundspeed.url()).getPort();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health/live HTTP/1.1\r\nHost: a\r\r\rGET /health/live HTTP/1.1\r\nHost: b\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: a\r\nA: b\r\r\rGET / HTTP/1.1\r\nHost: b\r\n\r\n",
        "GET /health/live HTTP/1.1\r\n  Host: a\r\n\r\n",
        "GET /health/live HTTP/1.1\r\n Content-Length: 5\r\nHost: a\r\n\r\nhello",
        "GET /health/live HTTP/1.1\r\nHost: a\r\nContent Length: 5\r\n\r\nhello",
        "GET /health/live HTTP/1.1\r\nHost: a\r\nX y: z\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: a\r\nX\t: z\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: a\rX: y\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: a\r\nX: a\u0001\r\n\r\n",
        "POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        "POST /login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "GET /journeys/%0d%0aForged HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /journeys/%00 HTTP/1.1\r\nHost: a\r\n\r\n"
      })
  void a_head_that_can_be_read_in_two_ways_is_refused_once(String request) throws IOException {
    String answer = RawHttp.send(port(), request);

    assertThat(answer).startsWith("HTTP/1.1 400 ");
    assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSize(2);
    assertSaysNothingOfTheServer(answer);
  }

  @Test
  void sixty_cookies_are_the_clients_fault() throws IOException {
    String cookies =
        IntStream.range(0, 60).mapToObj(i -> "c" + i + "=1").collect(Collectors.joining("; "));

    String answer = RawHttp.send(port(), get("/", "Cookie: " + cookies));

    assertThat(answer).startsWith("HTTP/1.1 400 Bad Request\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/",
        "/console/index.html",
        "/wildfly-services",
        "/wildfly-services/naming/v1",
        "/noconsole.html",
        "/no-such-page",
        "/api/journeys/no/such/resource"
      })
  void an_address_of_the_server_is_answered_like_one_that_does_not_exist(String path)
      throws IOException {
    String answer = RawHttp.send(port(), get(path, "Connection: close"));

    assertThat(answer.lines().findFirst())
        .get()
        .isIn("HTTP/1.1 404 Not Found", "HTTP/1.1 401 Unauthorized");
    assertSaysNothingOfTheServer(answer);
  }

  @Test
  void an_anonymous_visitor_gets_the_id_of_the_request_and_no_times() throws IOException {
    String answer = RawHttp.send(port(), get("/", "Connection: close"));

    assertThat(answer)
        .containsPattern("(?m)^Server-Timing: request;desc=\"[0-9a-f]{16}\"\r?$")
        .doesNotContain("app;dur")
        .doesNotContain("db;dur");
  }

  @Test
  void clear_text_http_2_is_off() throws IOException {
    String priorKnowledge =
        RawHttp.send(port(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
    String upgrade =
        RawHttp.send(
            port(),
            get(
                "/health/live",
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__"));

    assertThat(priorKnowledge).startsWith("HTTP/1.1 400 ");
    assertThat(upgrade).startsWith("HTTP/1.1 200 OK");
  }

  private static String get(String path, String header) {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n";
  }

  private static void assertSaysNothingOfTheServer(String answer) {
    assertThat(answer.toLowerCase(Locale.ROOT))
        .doesNotContain("wildfly-")
        .doesNotContain("undertow")
        .doesNotContain("jboss")
        .doesNotContain("resteasy")
        .doesNotContain("x-powered-by")
        .doesNotContain("\r\nserver:");
  }
}
