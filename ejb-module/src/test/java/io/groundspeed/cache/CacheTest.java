package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cache with one node. */
class CacheTest {
  private static final KeyPattern<String> GREETING =
      KeyPattern.<String>of("greeting:{name}", Duration.ofMinutes(10))
          .about(EntityRef.anyOf("greeting"))
          .dependingOn(text -> List.of(new EntityRef("word", text.split(" ")[0])));

  private static final CacheKey<String> ANNA = GREETING.key("anna");

  private final AtomicInteger loads = new AtomicInteger();
  private TestNode node;
  private Cache cache;

  @BeforeEach
  void start() {
    node = TestNode.alone();
    cache = node.cache;
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private String greet() {
    return "hello " + loads.incrementAndGet();
  }

  @Test
  void loads_once_and_then_answers_from_memory() {
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 1");
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 1");

    assertThat(node.counts(GREETING))
        .isEqualTo(counts(1, 0, 0, 1, 0, 1, 0).withLoadNanosOf(node.counts(GREETING)));
  }

  @Test
  void what_was_put_is_there_and_what_was_not_is_absent() {
    cache.put(ANNA, "good day");

    assertThat(cache.getIfPresent(ANNA)).isEqualTo(new Lookup.Present<>("good day"));
    assertThat(cache.getIfPresent(GREETING.key("bob"))).isEqualTo(new Lookup.Absent<String>());
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("good day");
  }

  @Test
  void after_its_time_to_live_it_is_loaded_anew() {
    cache.get(ANNA, this::greet);
    node.pass(Duration.ofMinutes(10));

    assertThat(cache.getIfPresent(ANNA)).isEqualTo(new Lookup.Absent<String>());
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 2");
  }

  @Test
  void late_in_its_time_to_live_the_old_value_is_answered_and_one_load_brings_the_new()
      throws Exception {
    cache.get(ANNA, this::greet);
    node.pass(Duration.ofMinutes(8).plusSeconds(30));
    CountDownLatch mayLoad = new CountDownLatch(1);

    for (int i = 0; i < 100; i++) {
      String answered =
          cache.get(
              ANNA,
              () -> {
                mayLoad.await();
                return greet();
              });
      assertThat(answered).isEqualTo("hello 1");
    }
    mayLoad.countDown();

    Until.until(() -> cache.get(ANNA, this::greet).equals("hello 2"));
    assertThat(loads).hasValue(2);
    assertThat(node.counts(GREETING).staleHits()).isGreaterThanOrEqualTo(100);
  }

  @Test
  void while_it_can_not_be_loaded_the_old_value_is_answered_for_a_bounded_time() {
    cache.get(ANNA, this::greet);
    node.pass(Duration.ofMinutes(30));

    assertThat(cache.get(ANNA, CacheTest::fail)).isEqualTo("hello 1");
    assertThat(node.counts(GREETING).staleHits()).isEqualTo(1);

    node.pass(Duration.ofMinutes(45));
    assertThatThrownBy(() -> cache.get(ANNA, CacheTest::fail))
        .isInstanceOf(LoadFailed.class)
        .hasMessageContaining("greeting:anna")
        .hasRootCauseMessage("database away");
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 2");
  }

  private static String fail() {
    throw new IllegalStateException("database away");
  }

  @Test
  void a_failing_load_is_not_tried_by_every_reader() {
    cache.get(ANNA, this::greet);
    node.pass(Duration.ofMinutes(30));
    AtomicInteger tries = new AtomicInteger();

    for (int i = 0; i < 50; i++) {
      cache.get(
          ANNA,
          () -> {
            tries.incrementAndGet();
            return fail();
          });
    }

    assertThat(tries.get()).isLessThan(5);
    assertThat(node.counts(GREETING).staleHits()).isEqualTo(50);
  }

  @Test
  void that_there_is_none_is_remembered_for_a_while() {
    assertThat(cache.get(ANNA, () -> null)).isNull();
    assertThat(cache.get(ANNA, this::greet)).isNull();
    assertThat(cache.getIfPresent(ANNA)).isEqualTo(new Lookup.NotThere<String>());
    assertThat(node.counts(GREETING).negativeHits()).isEqualTo(1);

    node.pass(Duration.ofMinutes(1));
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 1");
  }

  @Test
  void invalidation_by_key_and_by_what_the_value_depends_on() {
    cache.get(ANNA, this::greet);
    cache.invalidate(ANNA);
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 2");

    cache.invalidate("word", "hello");
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 3");

    cache.invalidate("word", "bye");
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 3");

    cache.invalidate("greeting", "17");
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 4");

    cache.invalidateAll();
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 5");
    assertThat(node.counts(GREETING).invalidations()).isEqualTo(3);
  }

  @Test
  void what_was_loaded_before_an_invalidation_is_not_stored_after_it() throws Exception {
    for (Runnable invalidation :
        List.<Runnable>of(
            () -> cache.invalidate(ANNA),
            () -> cache.invalidate("word", "hello"),
            cache::invalidateAll)) {
      CountDownLatch loading = new CountDownLatch(1);
      CountDownLatch mayEnd = new CountDownLatch(1);
      var reader =
          node.threads.submit(
              () ->
                  cache.get(
                      ANNA,
                      () -> {
                        loading.countDown();
                        mayEnd.await();
                        return "hello from before";
                      }));
      loading.await();

      invalidation.run();
      mayEnd.countDown();

      assertThat(reader.get()).isEqualTo("hello from before");
      assertThat(cache.getIfPresent(ANNA)).isEqualTo(new Lookup.Absent<String>());
    }
    assertThat(node.counts(GREETING).notStored()).isEqualTo(3);
  }

  @Test
  void invalidation_follows_the_transaction() {
    cache.get(ANNA, this::greet);

    node.transactions.begin();
    cache.invalidate(ANNA);
    assertThat(cache.get(ANNA, () -> "dirty")).isEqualTo("dirty");
    node.transactions.rollback();
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 1");

    node.transactions.begin();
    cache.invalidate("word", "hello");
    assertThat(cache.getIfPresent(ANNA)).isEqualTo(new Lookup.Absent<String>());
    node.transactions.commit();
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 2");
  }

  @Test
  void a_loader_that_hangs_is_not_waited_for_past_its_bound() {
    try (TestNode impatient =
        TestNode.alone(
            new CacheSettings(
                true, 100, 10, Duration.ofSeconds(1), Duration.ZERO, Duration.ofMinutes(1)))) {
      CountDownLatch never = new CountDownLatch(1);

      assertThatThrownBy(
              () ->
                  impatient.cache.get(
                      ANNA,
                      () -> {
                        never.await();
                        return "too late";
                      }))
          .isInstanceOf(LoadFailed.class);

      assertThat(impatient.cache.get(ANNA, this::greet)).isEqualTo("hello 1");
    }
  }

  @Test
  void a_cache_that_fails_never_fails_a_read() {
    cache.get(ANNA, this::greet);
    node.manager.getCache("kv").stop();

    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 2");
    assertThat(node.counts(GREETING).bypassed()).isEqualTo(1);
  }

  @Test
  void an_invalidation_that_the_cache_missed_is_made_good_before_it_is_read_again() {
    cache.get(ANNA, this::greet);
    node.manager.getCache("kv").stop();
    cache.invalidate(ANNA);
    node.manager.getCache("kv").start();

    Until.until(() -> node.counts(GREETING).misses() == 2 || greeted());
    assertThat(node.counts(GREETING).hits()).isZero();
  }

  private boolean greeted() {
    assertThat(cache.get(ANNA, this::greet)).isNotEqualTo("hello 1");
    return false;
  }

  @Test
  void what_is_warmed_is_read_by_nobody_and_its_load_is_one() {
    assertThat(cache.warm(ANNA, this::greet)).isEqualTo("hello 1");
    assertThat(cache.warm(ANNA, this::greet)).isEqualTo("hello 1");
    assertThat(cache.warm(GREETING.key("bob"), () -> null)).isNull();

    assertThat(node.counts(GREETING))
        .isEqualTo(counts(0, 0, 0, 0, 0, 2, 0).withLoadNanosOf(node.counts(GREETING)));
    assertThat(cache.get(ANNA, this::greet)).isEqualTo("hello 1");
    assertThat(node.counts(GREETING).hits()).isOne();
  }

  @Test
  void who_warms_what_another_loads_waits_for_him_and_who_can_not_is_told() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    node.threads.submit(
        () ->
            cache.get(
                ANNA,
                () -> {
                  loading.countDown();
                  mayEnd.await();
                  return greet();
                }));
    loading.await();
    Future<String> warmed = node.threads.submit(() -> cache.warm(ANNA, this::greet));
    mayEnd.countDown();

    assertThat(warmed.get()).isEqualTo("hello 1");
    assertThat(loads).hasValue(1);
    assertThatThrownBy(() -> cache.warm(GREETING.key("bob"), CacheTest::fail))
        .isInstanceOf(LoadFailed.class);
  }

  @Test
  void thousands_of_keys_that_depend_on_one_thing_go_and_nothing_else_does() {
    try (TestNode large = TestNode.alone(withRoomFor(20_000))) {
      CacheKey<String> apart = KeyPattern.<String>of("apart:{id}", Duration.ofMinutes(10)).key(1);
      large.cache.put(apart, "stays");
      for (int i = 0; i < 6_000; i++) {
        large.cache.put(GREETING.key(i), "hello");
      }

      large.cache.invalidate("word", "hello");

      assertThat(large.cache.getIfPresent(GREETING.key(5_999)))
          .isEqualTo(new Lookup.Absent<String>());
      assertThat(large.cache.store().size()).isOne();
      assertThat(large.cache.getIfPresent(apart)).isEqualTo(new Lookup.Present<>("stays"));
    }
  }

  @Test
  void the_bound_of_entries_holds_at_every_moment() {
    try (TestNode small = TestNode.alone(withRoomFor(100))) {
      small.cache.get(ANNA, this::greet);
      for (int i = 0; i < 1_000; i++) {
        small.cache.get(GREETING.key(i), this::greet);
        small.pass(Duration.ofMillis(10));
        assertThat(small.cache.store().size()).isLessThanOrEqualTo(106);
      }

      assertThat(small.counts(GREETING).evictions()).isGreaterThan(890);
      assertThat(small.cache.getIfPresent(GREETING.key(999)))
          .isEqualTo(new Lookup.Present<>("hello 1001"));
    }
  }

  private static CacheSettings withRoomFor(int entries) {
    return new CacheSettings(
        true, entries, entries, Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofMinutes(1));
  }

  @Test
  void keys_of_two_patterns_are_never_the_same() {
    assertThat(KeyPattern.of("journey:{slug}", Duration.ofHours(1)).key("id:5").text())
        .isNotEqualTo(KeyPattern.of("journey:id:{id}", Duration.ofHours(1)).key(5).text());
  }

  private static Expected counts(
      long hits, long negative, long stale, long misses, long bypassed, long loads, long failed) {
    return new Expected(hits, negative, stale, misses, bypassed, loads, failed);
  }

  private record Expected(
      long hits, long negative, long stale, long misses, long bypassed, long loads, long failed) {
    CacheCounts withLoadNanosOf(CacheCounts actual) {
      return new CacheCounts(
          hits, negative, stale, misses, bypassed, loads, failed, actual.loadNanos(), 0, 0, 0, 0);
    }
  }
}
