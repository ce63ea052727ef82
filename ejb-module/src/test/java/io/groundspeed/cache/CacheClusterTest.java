package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cache with two nodes. */
class CacheClusterTest {
  private static final KeyPattern<String> GREETING =
      KeyPattern.<String>of("greeting:{name}", Duration.ofMinutes(10))
          .dependingOn(text -> List.of(new EntityRef("word", text.split(" ")[0])));

  private static final CacheKey<String> ANNA = GREETING.key("anna");

  private final AtomicInteger loads = new AtomicInteger();
  private TestNode one;
  private TestNode other;

  @BeforeEach
  void start() {
    String cluster = UUID.randomUUID().toString();
    one = TestNode.in(cluster);
    other = TestNode.in(cluster);
    Until.until(() -> one.manager.getMembers().size() == 2);
  }

  @AfterEach
  void stop() {
    other.close();
    one.close();
  }

  private String greet() {
    return "hello " + loads.incrementAndGet();
  }

  @Test
  void what_one_loads_the_other_reads() {
    assertThat(one.cache.get(ANNA, this::greet)).isEqualTo("hello 1");
    assertThat(other.cache.get(ANNA, this::greet)).isEqualTo("hello 1");
  }

  @Test
  void what_one_invalidates_is_gone_on_the_other_at_once() {
    for (int i = 1; i < 200; i += 2) {
      one.cache.get(ANNA, this::greet);
      other.cache.invalidate("word", "hello");
      assertThat(one.cache.get(ANNA, this::greet)).isEqualTo("hello " + (i + 1));
      one.cache.invalidate(ANNA);
      assertThat(other.cache.getIfPresent(ANNA)).isEqualTo(new Lookup.Absent<String>());
    }
  }

  @Test
  void a_thousand_misses_on_two_nodes_load_once() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(1_000);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      Cache cache = i % 2 == 0 ? one.cache : other.cache;
      answers.add(
          readers.submit(
              () -> {
                start.await();
                return cache.get(ANNA, this::greetSlowly);
              }));
    }

    start.countDown();

    for (Future<String> answer : answers) {
      assertThat(answer.get()).isEqualTo("hello 1");
    }
    readers.shutdown();
    assertThat(loads).hasValue(1);
    CacheCounts counts = one.counts(GREETING);
    CacheCounts others = other.counts(GREETING);
    assertThat(counts.reads()).isEqualTo(500);
    assertThat(others.reads()).isEqualTo(500);
    assertThat(counts.loads() + others.loads()).isEqualTo(1);
  }

  private String greetSlowly() {
    long until = System.nanoTime() + Duration.ofMillis(300).toNanos();
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
    return greet();
  }

  @Test
  void the_load_of_a_node_that_is_gone_is_taken_over() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    other.threads.submit(
        () ->
            other.cache.get(
                ANNA,
                () -> {
                  loading.countDown();
                  never.await();
                  return "hello from the dead";
                }));
    loading.await();
    other.manager.stop();

    assertThat(one.cache.get(ANNA, this::greet)).isEqualTo("hello 1");
  }

  @Test
  void a_load_on_one_node_is_not_stored_after_an_invalidation_on_the_other() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Future<String> reader =
        one.threads.submit(
            () ->
                one.cache.get(
                    ANNA,
                    () -> {
                      loading.countDown();
                      mayEnd.await();
                      return "hello from before";
                    }));
    loading.await();

    other.cache.invalidate("word", "hello");
    mayEnd.countDown();

    assertThat(reader.get()).isEqualTo("hello from before");
    assertThat(other.cache.getIfPresent(ANNA)).isEqualTo(new Lookup.Absent<String>());
  }
}
