package io.groundspeed.probe.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two may hash and two may wait: four places, two of them for one network. */
class HashGateTest {
  private final HashGate gate = new HashGate(new RealmSettings(10, 2, 2));
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Future<String>> running = new ArrayList<>();
  private final AtomicInteger hashing = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private void occupy(String network) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    running.add(
        threads.submit(
            () ->
                gate.run(
                    network,
                    () -> {
                      most.accumulateAndGet(hashing.incrementAndGet(), Math::max);
                      inside.countDown();
                      awaitEnd();
                      hashing.decrementAndGet();
                      return network;
                    })));
    inside.await();
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void one_network_has_half_of_the_places_and_others_still_get_in() throws Exception {
    occupy("a");
    occupy("a");

    assertThatThrownBy(() -> gate.run("a", () -> "third")).isInstanceOf(BusyException.class);

    Future<String> other = threads.submit(() -> gate.run("b", () -> "other"));
    end.countDown();
    assertThat(other.get()).isEqualTo("other");
  }

  @Test
  void no_more_hash_at_once_than_there_are_permits_and_all_places_are_free_again()
      throws Exception {
    occupy("a");
    occupy("b");
    Future<String> waiting = threads.submit(() -> gate.run("c", () -> "c"));

    end.countDown();

    assertThat(waiting.get()).isEqualTo("c");
    assertThat(running).allSatisfy(done -> assertThat(done.get()).isNotNull());
    assertThat(most).hasValue(2);
    for (int i = 0; i < 10; i++) {
      assertThat(gate.run("a", () -> "again")).isEqualTo("again");
    }
  }

  @Test
  void a_place_is_free_again_after_a_failure() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () ->
                  gate.run(
                      "a",
                      () -> {
                        throw new IllegalStateException("broken");
                      }))
          .hasMessage("broken");
    }

    assertThat(gate.run("a", () -> "works")).isEqualTo("works");
  }
}
