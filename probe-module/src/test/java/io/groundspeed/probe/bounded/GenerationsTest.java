package io.groundspeed.probe.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.call.Caller;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GenerationsTest {
  private final Generations<Caller, Caller> callers = new Generations<>(10);

  private Caller caller(String endpoint) {
    return callers.of(new Caller("shop.war", endpoint), 1, Function.identity());
  }

  @Test
  void who_is_in_use_stays_the_same_instance_however_many_others_come() {
    Caller steady = caller("/orders/{id}");
    for (int i = 0; i < 1_000; i++) {
      assertThat(caller("/other/" + i).endpoint()).isEqualTo("/other/" + i);
      assertThat(caller("/orders/{id}")).isSameAs(steady);
    }
  }

  @Test
  void who_comes_again_later_is_equal() {
    Caller before = caller("/orders/{id}");
    for (int i = 0; i < 100; i++) {
      caller("/other/" + i);
    }

    assertThat(caller("/orders/{id}")).isEqualTo(before).isNotSameAs(before);
  }

  @Test
  void two_generations_weigh_twice_the_limit_at_most() {
    Generations<Integer, Integer> heavy = new Generations<>(100);
    for (int i = 0; i < 1_000; i++) {
      heavy.of(i, 25, Function.identity());
      assertThat(heavy.size()).isLessThanOrEqualTo(8);
    }
  }

  @Test
  void threads_that_ask_at_once_get_one_value() throws Exception {
    Generations<Integer, Object> shared = new Generations<>(1_000_000);
    Object[][] seen = new Object[4][10_000];
    AtomicInteger next = new AtomicInteger();
    Thread[] threads = new Thread[seen.length];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                Object[] mine = seen[next.getAndIncrement()];
                for (int key = 0; key < mine.length; key++) {
                  mine[key] = shared.of(key, 1, any -> new Object());
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    for (Object[] each : seen) {
      assertThat(each).containsExactly(seen[0]);
    }
  }
}
