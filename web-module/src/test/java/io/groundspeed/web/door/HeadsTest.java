package io.groundspeed.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
