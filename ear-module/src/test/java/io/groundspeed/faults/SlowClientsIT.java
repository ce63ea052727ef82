package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Build;
import io.groundspeed.testing.RawHttp;
import io.groundspeed.testing.RunningGroundspeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One client that is deliberately slow on many connections does not affect the others. */
@Tag("faults")
class SlowClientsIT {
  private static final String ATTACKER = "127.0.0.2";
  private static final String OTHER = "127.0.0.3";
  private static final Duration PROMPT = Duration.ofSeconds(1);
  private static final int ROUNDS = 10;

  /**
   * Tolerated growth of the heap in mebibytes, for example by classes that are loaded for the first
   * time.
   */
  private static final int FLAT = 40;

  private static RunningGroundspeed groundspeed;
  private static int port;
  private static Heap heap;

  @BeforeAll
  static void start() throws Exception {
    groundspeed = RunningGroundspeed.withNodes(1, node -> node.deployment(Build.ear()));
    port = groundspeed.node(0).httpPort();
    heap = new Heap(groundspeed.node(0).pid());
    serveOthers(Duration.ofSeconds(30)); // the first requests load classes
  }

  @AfterAll
  static void stop() {
    if (groundspeed != null) {
      groundspeed.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 500})
  void slow_bodies_hold_up_nobody(int connections) throws Exception {
    assertOthersAreServed();
    long before = heap.usedMebibytes();
    try (SlowClients attack = new SlowClients(ATTACKER, port)) {
      attack.open(connections, "POST /" + Beacons.PATH, "Content-Length: 10000\r\n");
      for (int i = 0; i < ROUNDS; i++) {
        attack.sendToAll("x");
        assertOthersAreServed();
      }
      assertThat(heap.usedMebibytes()).isLessThan(before + FLAT);
    }
    assertOthersAreServed();
  }

  @Test
  void slow_chunks_and_a_slow_form_hold_up_nobody() throws Exception {
    try (SlowClients attack = new SlowClients(ATTACKER, port)) {
      attack.open(100, "POST /" + Beacons.PATH, "Transfer-Encoding: chunked\r\n");
      attack.open(
          100,
          "POST /login",
          "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n");
      attack.open(100, "POST /" + Beacons.PATH, "Expect: 100-continue\r\nContent-Length: 100\r\n");
      assertOthersAreServed();
    }
  }

  @Test
  void a_body_that_trickles_is_cut_off() throws Exception {
    try (SlowClients attack = new SlowClients(ATTACKER, port)) {
      attack.open(1, "POST /" + Beacons.PATH, "Content-Length: 10000\r\n");
      attack.sendToAll("x");

      assertThat(attack.awaitAnswer(Duration.ofSeconds(30))).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void readers_that_do_not_read_hold_up_nobody() throws Exception {
    try (SlowClients attack = new SlowClients(ATTACKER, port)) {
      attack.open(100, "GET /admin/performance/overview", "");
      attack.sendToAll(attack.pipelined("/jakarta.faces.resource/primefaces.js?ln=primefaces", 20));
      assertOthersAreServed();
    }
  }

  @Test
  void idle_connections_hold_up_nobody() throws Exception {
    try (SlowClients attack = new SlowClients(ATTACKER, port)) {
      attack.openIdle(2_000);
      assertOthersAreServed();
      assertThat(RawHttp.send(port, ATTACKER, bytes("GET /health/live")))
          .startsWith("HTTP/1.1 200 ");
    }
  }

  /**
   * Requests from another address, each of which must take less than a second; this is a bound, not
   * a measurement.
   */
  private static void assertOthersAreServed() throws Exception {
    serveOthers(PROMPT);
  }

  private static void serveOthers(Duration limit) throws Exception {
    assertPrompt(limit, 204, () -> post(Beacons.beacon("/shop", "LCP", 1_200, "")));
    assertPrompt(limit, 200, () -> RawHttp.send(port, OTHER, bytes("GET /health/live")));
    assertPrompt(limit, 200, () -> RawHttp.send(port, OTHER, bytes("GET /api/journeys")));
  }

  private static void assertPrompt(Duration limit, int status, Callable<String> request)
      throws Exception {
    long start = System.nanoTime();
    String answer = request.call();
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
  }

  private static String post(String beacon) throws IOException {
    String body = beacon.replace(", \"id\": \"\"", "");
    String request =
        "POST /%s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + "Content-Length: %d\r\n\r\n%s";
    return RawHttp.send(
        port,
        OTHER,
        request
            .formatted(Beacons.PATH, body.getBytes(StandardCharsets.UTF_8).length, body)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String line) {
    return (line + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
