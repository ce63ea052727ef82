package io.groundspeed.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.web.door.DoorServer.Client;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
  private static final int BODIES = 8;
  private static final DoorSettings STRICT =
      new DoorSettings(100_000, Duration.ofSeconds(1), BODIES, 1_000_000, 1_000, 100, false);

  @ParameterizedTest
  @ValueSource(ints = {1, 5_000, 16_384, 16_385, 100_000})
  void a_body_arrives_as_it_was_sent(int length) throws IOException {
    try (DoorServer server = DoorServer.start()) {
      String body = "0123456789".repeat(length / 10 + 1).substring(0, length);

      assertThat(server.send(post(length) + body)).startsWith("HTTP/1.1 200 ").endsWith(body);
      assertNothingIsHeld(server);
    }
  }

  @Test
  void a_body_in_pieces_and_chunks_arrives_whole() throws IOException {
    try (DoorServer server = DoorServer.start();
        Client client = server.connect()) {
      client.send("POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel");
      DoorServer.await(() -> server.bodies.arriving().used() == 1);

      client.send("lo\r\n6\r\n world\r\n0\r\n\r\n");

      assertThat(client.readAll()).startsWith("HTTP/1.1 200 ").endsWith("hello world");
      assertNothingIsHeld(server);
    }
  }

  @Test
  void a_client_that_waits_for_100_continue_is_told_to_go_on() throws IOException {
    try (DoorServer server = DoorServer.start();
        Client client = server.connect()) {
      client.send(
          "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
      client.send("hello");

      assertThat(client.readAll()).contains("HTTP/1.1 200 ").endsWith("hello");
    }
  }

  @Test
  void a_body_that_does_not_come_in_time_ends_its_connection() throws IOException {
    try (DoorServer server = DoorServer.with(STRICT);
        Client client = server.connect()) {
      client.send(post(100) + "x");

      assertThat(client.readStatus()).isEqualTo("HTTP/1.1 408 Request Time-out");
      assertThat(client.readAll()).contains("Connection: close");
      assertNothingIsHeld(server);
    }
  }

  @Test
  void bytes_that_have_arrived_earn_time() {
    assertThat(STRICT.patience(0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(STRICT.patience(5_000)).isEqualTo(Duration.ofSeconds(11));
    assertThat(STRICT.patience(10_000_000)).isEqualTo(DoorSettings.LONGEST_BODY);
  }

  @Test
  void a_body_that_is_too_large_is_refused_by_its_length_and_in_chunks() throws IOException {
    try (DoorServer server = DoorServer.with(STRICT)) {
      assertThat(server.send(post(100_001))).startsWith("HTTP/1.1 413 ");
      assertThat(
              server.send(
                  "POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n186a1\r\n"
                      + "x".repeat(100_001)
                      + "\r\n0\r\n\r\n"))
          .startsWith("HTTP/1.1 413 ");
      assertNothingIsHeld(server);
    }
  }

  @Test
  void one_network_can_not_have_more_bodies_on_their_way_than_its_share() throws IOException {
    try (DoorServer server = DoorServer.start(BODIES)) {
      List<Client> slow = new ArrayList<>();
      for (int i = 0; i < BODIES; i++) {
        slow.add(server.connect().send(post(100) + "x"));
      }
      DoorServer.await(() -> server.bodies.arriving().used() == BODIES);

      assertThat(server.send(post(100) + "x")).startsWith("HTTP/1.1 503 ").contains("Retry-After");
      assertThat(server.send(post(5) + "hello")).startsWith("HTTP/1.1 200 ");

      for (Client client : slow) {
        client.close();
      }
      DoorServer.await(() -> server.bodies.arriving().used() == 0);
      assertNothingIsHeld(server);
    }
  }

  private static String post(int length) {
    return "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n";
  }

  private static void assertNothingIsHeld(DoorServer server) {
    DoorServer.await(
        () -> server.bodies.arriving().used() == 0 && server.bodies.memory().used() == 0);
    assertThat(server.bodies.memory().networks()).isZero();
  }
}
