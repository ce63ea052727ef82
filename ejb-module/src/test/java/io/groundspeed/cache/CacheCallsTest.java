package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cache metrics that are attributed to a request. */
class CacheCallsTest {
  private static final KeyPattern<String> GREETING =
      KeyPattern.of("greeting:{name}", Duration.ofMinutes(10));
  private static final CacheKey<String> ANNA = GREETING.key("anna");

  private final Call call = new Call("shop.war", "/orders");
  private TestNode node;
  private Cache cache;

  @BeforeEach
  void start() {
    node = TestNode.alone();
    cache = node.cache;
    Calls.bind(call);
  }

  @AfterEach
  void stop() {
    Calls.bind(null);
    node.close();
  }

  @Test
  void reads_count_and_only_those_that_wait_take_time() {
    cache.get(ANNA, () -> "hello");
    long waited = call.cacheNanos();
    cache.get(ANNA, () -> "hello again");
    cache.turn(ANNA);

    assertThat(call.cacheReads()).isEqualTo(3);
    assertThat(waited).isPositive();
    assertThat(call.cacheNanos()).isEqualTo(waited);
  }

  @Test
  void a_load_runs_for_the_call_that_waits_and_its_statements_count_once() {
    long statements = TimeUnit.HOURS.toNanos(1);

    cache.get(
        ANNA,
        () -> {
          Calls.current().ran(statements);
          return "hello";
        });

    assertThat(call.statements()).isOne();
    assertThat(call.databaseNanos()).isEqualTo(statements);
    assertThat(call.cacheNanos()).as("what is not a statement's").isZero();
  }

  @Test
  void a_load_that_reads_the_cache_itself_counts_its_time_once() {
    long start = System.nanoTime();
    cache.get(ANNA, () -> cache.get(GREETING.key("bob"), () -> "hello"));
    long all = System.nanoTime() - start;

    assertThat(call.cacheReads()).isEqualTo(2);
    assertThat(call.cacheNanos()).isPositive().isLessThanOrEqualTo(all);
  }

  @Test
  void a_load_that_fails_takes_time_too() {
    assertThatThrownBy(
            () ->
                cache.get(
                    ANNA,
                    () -> {
                      throw new IllegalStateException("database away");
                    }))
        .isInstanceOf(LoadFailed.class);

    assertThat(call.cacheReads()).isOne();
    assertThat(call.cacheNanos()).isPositive();
  }

  @Test
  void past_the_cache_it_counts_as_well() throws Exception {
    node.transactions.begin();
    cache.invalidate(ANNA);

    cache.get(ANNA, () -> "hello");

    node.transactions.rollback();
    assertThat(call.cacheReads()).isOne();
    assertThat(call.cacheNanos()).isPositive();
  }

  @Test
  void nobody_waits_for_a_load_in_the_background_and_it_runs_for_none() throws Exception {
    cache.get(ANNA, () -> "hello");
    node.pass(Duration.ofMinutes(8).plusSeconds(30));
    CountDownLatch mayLoad = new CountDownLatch(1);
    CompletableFuture<Boolean> ranForNone = new CompletableFuture<>();

    cache.get(
        ANNA,
        () -> {
          mayLoad.await();
          ranForNone.complete(Calls.current() == null);
          return "hello again";
        });
    mayLoad.countDown();

    assertThat(ranForNone.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(call.statements()).isZero();
    assertThat(call.cacheReads()).isEqualTo(2);
  }
}
