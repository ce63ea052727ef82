package io.groundspeed.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.web.door.DoorServer.Client;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String READY = "GET /health/ready HTTP/1.1\r\nHost: a\r\n\r\n";

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final CountDownLatch thaw = new CountDownLatch(1);
  private final AtomicInteger checks = new AtomicInteger();

  /** A database that hangs until it is released. */
  private final BooleanSupplier frozen =
      () -> {
        checks.incrementAndGet();
        try {
          thaw.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return true;
      };

  @AfterEach
  void end() {
    thread.shutdownNow();
  }

  @Test
  void ready_follows_the_database() throws Exception {
    try (DoorServer up = DoorServer.withHealth(() -> true, thread);
        DoorServer down = DoorServer.withHealth(() -> false, thread)) {
      assertThat(up.send(READY))
          .startsWith("HTTP/1.1 200 OK")
          .contains("Cache-Control: no-store")
          .endsWith("{\"status\":\"UP\"}");
      assertThat(down.send(READY)).startsWith("HTTP/1.1 503 ").endsWith("{\"status\":\"DOWN\"}");
    }
  }

  @Test
  void only_reading_is_allowed() throws Exception {
    try (DoorServer server = DoorServer.start()) {
      assertThat(server.send("POST /health/live HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"))
          .startsWith("HTTP/1.1 405 ");
    }
  }

  @Test
  void a_frozen_database_is_asked_once_for_all_and_makes_us_not_ready() throws Exception {
    try (DoorServer server = DoorServer.withHealth(frozen, thread)) {
      List<Client> many = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        many.add(server.connect().send(READY));
      }

      assertThat(server.send(LIVE)).startsWith("HTTP/1.1 200 ");
      for (Client client : many) {
        assertThat(client.readStatus()).startsWith("HTTP/1.1 503 ");
        client.close();
      }
      assertThat(checks).hasValue(1);

      thaw.countDown();
      DoorServer.await(() -> isReady(server));
    }
  }

  private static boolean isReady(DoorServer server) {
    try (Client client = server.connect()) {
      return client.send(READY).readStatus().startsWith("HTTP/1.1 200 ");
    } catch (IOException e) {
      return false;
    }
  }
}
