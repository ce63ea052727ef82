package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.KeyPattern;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Loaders that wait for themselves, for each other, or forever. */
class HangingLoadersTest {
  private static final KeyPattern<String> SELF = KeyPattern.of("self:{id}", Duration.ofMinutes(10));
  private static final KeyPattern<String> SLOW =
      KeyPattern.of("hanging:{id}", Duration.ofMinutes(10));

  private final TestNode node =
      TestNode.alone(
          new CacheSettings(
              true, 1_000, 10, Duration.ofSeconds(1), Duration.ZERO, Duration.ofMinutes(1)));
  private final Cache cache = node.cache;
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void stop() {
    released.countDown();
    node.close();
  }

  private String readItself() {
    return cache.get(SELF.key(1), this::readItself);
  }

  @Test
  void a_loader_that_reads_its_own_key_is_told_so_and_not_after_its_time() {
    assertThatThrownBy(this::readItself)
        .isInstanceOf(LoadFailed.class)
        .rootCause()
        .hasMessage("its own loader reads it");
    assertThat(node.counts(SELF).failedLoads()).isOne();
    assertThat(cache.stuckLoads()).isZero();
  }

  private String ping() {
    return cache.get(SELF.key("ping"), this::pong);
  }

  private String pong() {
    return cache.get(SELF.key("pong"), this::ping);
  }

  @Test
  void loaders_that_wait_for_one_another_are_told_so() {
    assertThatThrownBy(this::ping)
        .isInstanceOf(LoadFailed.class)
        .rootCause()
        .hasMessageMatching("its loader waits for self:(ping|pong), whose loader reads it");
  }

  @Test
  void past_the_cache_too() {
    node.manager.getCache("kv").stop();

    assertThatThrownBy(this::readItself)
        .isInstanceOf(LoadFailed.class)
        .rootCause()
        .hasMessage("its own loader reads it");
    assertThat(cache.get(SELF.key(1), () -> "well")).isEqualTo("well");
  }

  @Test
  void a_loader_may_read_other_keys() {
    assertThat(cache.get(SELF.key("a"), () -> cache.get(SELF.key("b"), () -> "deep")))
        .isEqualTo("deep");
  }

  @Test
  void the_error_of_a_loader_that_hangs_says_how_long_and_where() {
    assertThatThrownBy(() -> cache.get(SLOW.key(1), this::hang))
        .isInstanceOf(LoadFailed.class)
        .hasMessageContaining("hanging:1")
        .rootCause()
        .hasMessageContaining("it took longer than 1000 ms, and was at ")
        .satisfies(
            where ->
                assertThat(where.getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("hang")));
  }

  /** Hangs and ignores every interrupt. */
  private String hang() {
    boolean over = false;
    while (!over) {
      try {
        released.await();
        over = true;
      } catch (InterruptedException e) {
        // continue
      }
    }
    return "at last";
  }

  @Test
  void a_pattern_that_hangs_never_gets_all_threads() throws Exception {
    java.util.List<Thread> readers = new java.util.ArrayList<>();
    for (int i = 0; i < 24; i++) {
      CacheKey<String> key = SLOW.key("many" + i);
      Thread reader =
          new Thread(
              () ->
                  assertThatThrownBy(() -> cache.get(key, this::hang))
                      .isInstanceOf(LoadFailed.class));
      readers.add(reader);
      reader.start();
    }
    Until.until(
        () ->
            node.threads instanceof java.util.concurrent.ThreadPoolExecutor pool
                && pool.getActiveCount() == 24);

    for (int i = 0; i < 8; i++) {
      assertThat(cache.get(SELF.key("other" + i), () -> "well")).isEqualTo("well");
    }
    assertThat(node.counts(SELF).bypassed()).isZero();
    for (Thread reader : readers) {
      reader.join();
    }
  }

  @Test
  void loads_that_do_not_stop_are_bounded_and_harm_no_other_pattern() {
    for (int i = 0; i < 3 * StuckLoads.MOST_OF_ONE_PATTERN; i++) {
      CacheKey<String> key = SLOW.key(i);
      assertThatThrownBy(() -> cache.get(key, this::hang)).isInstanceOf(LoadFailed.class);
    }

    assertThat(cache.stuckLoads()).isEqualTo(StuckLoads.MOST_OF_ONE_PATTERN);
    assertThatThrownBy(() -> cache.get(SLOW.key("one more"), () -> "never asked"))
        .hasMessageContaining("4 earlier loads of hanging:{id} were given up and still run");
    assertThat(cache.get(SELF.key(1), () -> "well")).isEqualTo("well");

    released.countDown();
    Until.until(() -> cache.stuckLoads() == 0);
    assertThat(cache.get(SLOW.key("one more"), () -> "asked")).isEqualTo("asked");
  }
}
