package io.groundspeed.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadsTest {
  private static DoorServer server;

  @BeforeAll
  static void start() {
    server = DoorServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content Length: 5",
        "X y: z",
        "X(: z",
        "X: a\u0001b",
        "X: a\u001b[31m",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: +5",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: identity",
        "Host: other"
      })
  void a_head_that_a_proxy_may_read_differently_is_refused_and_the_connection_closed(String header)
      throws IOException {
    String answer =
        server.send("POST /x HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n0\r\n\r\nhello\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Connection: close");
    assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a%00b", "/a%0d%0aForged", "/a%1b%5b31m", "/a%7f"})
  void control_characters_in_a_path_are_refused(String path) throws IOException {
    assertThat(server.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n"))
        .startsWith("HTTP/1.1 400 Bad Request\r\n");
  }

  @Test
  void what_is_hidden_behind_a_head_is_never_answered() throws IOException {
    String answer =
        server.send(
            "GET /x HTTP/1.1\r\nHost: a\r\nA: b\r\r\rGET /hidden HTTP/1.1\r\nHost: b\r\n\r\n");

    assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
  }

  @Test
  void too_many_cookies_are_the_clients_fault() throws IOException {
    assertThat(server.send("GET /x HTTP/1.1\r\nHost: a\r\nCookie: " + cookies(60) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(server.send("GET /x HTTP/1.1\r\nHost: a\r\nCookie: " + cookies(50) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  private static String cookies(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i + "=1").collect(Collectors.joining(";"));
  }

  @ParameterizedTest
  @CsvSource({"false, 505", "true, 200"})
  void http_2_without_tls_is_refused_unless_it_is_asked_for(boolean accepted, int status)
      throws Exception {
    DoorSettings settings =
        new DoorSettings(1_000, Duration.ofSeconds(1), 10, 1_000_000, 1_000, 100, accepted);
    try (DoorServer http2 = DoorServer.with(settings)) {
      HttpRequest upgrade =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http2.port() + "/x")).build();

      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(upgrade, BodyHandlers.ofString());

      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.statusCode()).isEqualTo(status);
    }
  }

  @Test
  void a_newer_server_may_have_values_that_look_like_a_header() {
    assertThat(new Heads(false, "2.3.23.Final").isOld()).isTrue();
    assertThat(new Heads(false, "2.3.24.Final").isOld()).isTrue();
    assertThat(new Heads(false, "2.3.25.Final").isOld()).isFalse();
    assertThat(new Heads(false, "2.3.100.Final").isOld()).isFalse();
    assertThat(new Heads(false, "2.4.0.Final").isOld()).isFalse();
  }

  @Test
  void a_good_head_passes_and_the_reason_is_the_standard_one() throws IOException {
    assertThat(
            server.send(
                "POST /x?q=%00 HTTP/1.1\r\nHost: a\r\nX-Tab: a\tb\r\nContent-Length: 5\r\n\r\nhello"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .endsWith("hello");
  }
}
