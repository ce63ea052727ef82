package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.Peer;
import io.groundspeed.testing.RunningGroundspeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A client and an administrator who continue while others attack. One sends beacons, the other
 * opens screens, both without pauses that could hide a delay.
 */
final class Bystander implements AutoCloseable {
  private static final Duration BEACON = Duration.ofSeconds(1);
  private static final Duration SCREEN = Duration.ofSeconds(3);
  private static final Duration BETWEEN = Duration.ofMillis(50);
  private static final List<String> SCREENS =
      List.of(
          "/admin/performance/overview",
          "/admin/performance/vitals",
          "/admin/performance/queries",
          "/admin/performance/jobs",
          "/admin/performance/cache",
          "/admin/performance/database",
          "/admin/performance/system",
          "/",
          "/health/ready");

  private final Peer visitor;
  private final Peer admin;
  private final String name;
  private final String session;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private volatile boolean over;

  /**
   * @param name prefix of the ids that it sends
   */
  Bystander(int port, String name) {
    this.visitor = new Peer(port, "127.9.9.9");
    this.admin = new Peer(port, "127.9.10.10");
    this.name = name;
    this.session = admin.logIn("admin", RunningGroundspeed.ADMIN_PASSWORD).session().orElseThrow();
  }

  /** Opens each screen once, since the first request of a kind loads classes. */
  void warmUp() {
    for (String screen : SCREENS) {
      assertThat(admin.getPatiently(screen, session).status()).as(screen).isEqualTo(200);
    }
    assertThat(beacon("warm").status()).isEqualTo(204);
  }

  /**
   * Runs until the attack is over, and asserts the results.
   *
   * @return the number of beacons that it sent, with one vital each; all were stored
   */
  int during(Attack attack) throws Exception {
    over = false;
    Future<List<Served>> beacons = threads.submit(() -> repeat(this::nextBeacon));
    Future<List<Served>> screens = threads.submit(() -> repeat(this::nextScreen));
    try {
      attack.run();
    } finally {
      over = true;
    }
    assertServed(beacons.get(), 204, BEACON);
    assertServed(screens.get(), 200, SCREEN);
    return beacons.get().size();
  }

  /** An attack on the server. */
  interface Attack {
    void run() throws Exception;
  }

  private List<Served> repeat(java.util.function.IntFunction<Served> request)
      throws InterruptedException {
    List<Served> all = new ArrayList<>();
    for (int i = 0; !over || i < 10; i++) {
      all.add(request.apply(i));
      Thread.sleep(BETWEEN.toMillis());
    }
    return all;
  }

  private Served nextBeacon(int number) {
    return timed("beacon", () -> beacon(Integer.toString(number)));
  }

  private Served nextScreen(int number) {
    String screen = SCREENS.get(number % SCREENS.size());
    return timed(screen, () -> admin.getPatiently(screen, session));
  }

  private Peer.Answer beacon(String number) {
    return visitor.beacon(
        "{\"page\":\"/calm\",\"vitals\":[{\"name\":\"CLS\",\"value\":0.01,\"id\":\"%s-%s\"}]}"
            .formatted(name, number));
  }

  private static Served timed(String what, Supplier<Peer.Answer> request) {
    long start = System.nanoTime();
    int status = request.get().status();
    return new Served(what, status, Duration.ofNanos(System.nanoTime() - start));
  }

  private static void assertServed(List<Served> all, int status, Duration limit) {
    assertThat(all)
        .allSatisfy(
            served -> {
              assertThat(served.status()).as(served.what()).isEqualTo(status);
              assertThat(served.took()).as(served.what()).isLessThan(limit);
            });
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Served(String what, int status, Duration took) {}
}
