package io.groundspeed.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.web.door.DoorServer.Client;
import io.undertow.server.HttpHandler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final String GET = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final DoorSettings ONE_AT_A_TIME =
      new DoorSettings(1_000, Duration.ofSeconds(1), 10, 1_000_000, 1_000, 1, false);

  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();

  private final HttpHandler held =
      exchange -> {
        running.incrementAndGet();
        release.await();
        exchange.getResponseSender().send("done");
      };

  @Test
  void a_request_over_the_share_of_its_network_waits_and_one_more_is_refused() throws Exception {
    try (DoorServer server = DoorServer.with(ONE_AT_A_TIME, held);
        Client first = server.connect();
        Client second = server.connect();
        Client third = server.connect()) {
      first.send(GET);
      DoorServer.await(() -> running.get() == 1);
      second.send(GET);
      DoorServer.await(() -> server.lanes.waiting() == 1);

      assertThat(third.send(GET).readStatus()).isEqualTo("HTTP/1.1 503 Service Unavailable");
      assertThat(running).hasValue(1);

      release.countDown();
      assertThat(first.readStatus()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(second.readStatus()).isEqualTo("HTTP/1.1 200 OK");
      DoorServer.await(() -> server.lanes.networks() == 0);
    }
  }
}
