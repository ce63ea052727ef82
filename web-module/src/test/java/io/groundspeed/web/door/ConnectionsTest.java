package io.groundspeed.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.web.door.DoorServer.Client;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static final String GET = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final DoorSettings TWO =
      new DoorSettings(1_000, Duration.ofSeconds(1), 10, 1_000_000, 2, 100, false);

  @Test
  void the_connection_that_is_idle_longest_makes_room_for_a_new_one() throws Exception {
    try (DoorServer server = DoorServer.with(TWO);
        Client eldest = server.connect();
        Client second = server.connect();
        Client third = server.connect()) {
      assertThat(eldest.send(GET).readAll()).startsWith("HTTP/1.1 200 ");
      assertThat(second.send(GET).readAll()).startsWith("HTTP/1.1 200 ");

      assertThat(third.send(GET).readAll()).startsWith("HTTP/1.1 200 ");

      assertThat(eldest.readStatus()).isEmpty();
      assertThat(second.send(GET).readStatus()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void none_makes_room_while_all_are_busy() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger running = new AtomicInteger();
    try (DoorServer server =
            DoorServer.with(
                TWO,
                exchange -> {
                  running.incrementAndGet();
                  release.await();
                });
        Client first = server.connect().send(GET);
        Client second = server.connect().send(GET);
        Client third = server.connect()) {
      DoorServer.await(() -> running.get() == 2);

      assertThat(third.send(GET).readStatus()).startsWith("HTTP/1.1 503 ");

      release.countDown();
      assertThat(first.readStatus()).startsWith("HTTP/1.1 200 ");
      assertThat(second.readStatus()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void a_network_without_connections_takes_no_memory() throws Exception {
    try (DoorServer server = DoorServer.start()) {
      assertThat(server.send(GET)).startsWith("HTTP/1.1 200 ");

      DoorServer.await(() -> server.connections.networks() == 0);
    }
  }
}
