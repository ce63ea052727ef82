package io.groundspeed.probe.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.sql.Fingerprint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatementLogTest {
  private static final int THREADS = 16;
  private static final int EACH = 6_250;
  private static final Fingerprint[] STATEMENTS = {
    Fingerprint.of("select 1"),
    Fingerprint.of("update t set a = 1"),
    Fingerprint.of("delete from t")
  };
  private static final Caller CALLER = Calls.caller("shop.war", "/orders/{id}");

  private final StatementLog log =
      new StatementLog(new RecordSettings(100_000_000, 20, 1_024, 100), false);

  @Test
  void a_hundred_thousand_statements_from_sixteen_threads_are_a_hundred_thousand()
      throws InterruptedException {
    Map<StatementKey, long[]> sums = new HashMap<>();
    List<Thread> threads = new ArrayList<>();
    CountDownLatch running = new CountDownLatch(THREADS);
    for (int t = 0; t < THREADS; t++) {
      int seed = t;
      Thread thread = new Thread(() -> execute(seed, running));
      threads.add(thread);
      thread.start();
    }
    running.await();
    while (threads.stream().anyMatch(Thread::isAlive)) {
      log.fetch((key, counts) -> add(sums, key, counts)); // fetching at the same time loses nothing
    }
    log.fetch((key, counts) -> add(sums, key, counts));

    long[] all = new long[4];
    sums.values().forEach(s -> LongStream.range(0, 4).forEach(i -> all[(int) i] += s[(int) i]));
    assertThat(all[0]).isEqualTo(THREADS * EACH);
    assertThat(all[1]).isEqualTo(THREADS * LongStream.range(0, EACH).map(i -> 1_000 * i + 1).sum());
    assertThat(all[2]).isEqualTo(THREADS * LongStream.range(0, EACH).map(i -> i % 7).sum());
    assertThat(all[3]).isEqualTo(THREADS * (EACH / 10));
    assertThat(sums).hasSize(STATEMENTS.length);
    assertThat(log.failures()).isZero();
  }

  private void execute(int seed, CountDownLatch running) {
    running.countDown();
    for (int i = 0; i < EACH; i++) {
      SQLException failure = i % 10 == 9 ? new SQLException("no", "23505") : null;
      Fingerprint statement = STATEMENTS[(seed + i) % STATEMENTS.length];
      log.executed(statement, null, CALLER, 1_000L * i + 1, i % 7, 0, failure, null);
    }
  }

  private static void add(Map<StatementKey, long[]> sums, StatementKey key, Counts counts) {
    long[] sum = sums.computeIfAbsent(key, absent -> new long[4]);
    assertThat(LongStream.of(counts.buckets()).sum()).isEqualTo(counts.calls());
    sum[0] += counts.calls();
    sum[1] += counts.nanos();
    sum[2] += counts.rows();
    sum[3] += counts.failures();
  }

  @Test
  void slow_and_named_ones_are_always_kept_and_the_rest_by_its_weight() {
    execute(0, 10_000, 1_000_000);
    log.fetch((key, counts) -> {});
    execute(10_000, 10_000, 1_000_000);
    log.executed(STATEMENTS[1], null, CALLER, 100_000_001, 1, 0, null, null);
    log.profiled(Fingerprint.named("by name"), "/here", 5L, 10, 3, new IllegalStateException());

    List<StatementSample> samples = log.fetch((key, counts) -> {});

    assertThat(samples).hasSizeLessThan(1_000);
    assertThat(samples)
        .filteredOn(sample -> sample.statement() == STATEMENTS[1])
        .singleElement()
        .satisfies(slow -> assertThat(slow.weight()).isEqualTo(1));
    assertThat(samples)
        .filteredOn(sample -> sample.statement().name().equals("by name"))
        .singleElement()
        .satisfies(
            named -> {
              assertThat(named.caller().endpoint()).isEqualTo("/here");
              assertThat(named.failure()).isEqualTo("IllegalStateException");
              assertThat(named.userId()).isEqualTo(5);
            });
    assertThat(samples)
        .filteredOn(sample -> sample.statement() == STATEMENTS[0])
        .allSatisfy(kept -> assertThat(kept.weight()).isGreaterThan(1));
  }

  @Test
  void values_are_kept_of_slow_ones_alone_and_two_kilobytes_at_most() {
    StatementLog keeping = new StatementLog(new RecordSettings(100_000_000, 20, 1_024, 100), true);
    String[] values = new String[20];
    Arrays.fill(values, "€".repeat(100));
    keeping.executed(STATEMENTS[0], null, CALLER, 100_000_001, 1, 0, null, values);
    keeping.executed(STATEMENTS[1], null, CALLER, 1_000, 1, 0, null, values);

    List<StatementSample> samples = keeping.fetch((key, counts) -> {});

    assertThat(samples).hasSize(2);
    assertThat(samples.get(0).binds()).hasSize(2_048 / 300);
    assertThat(samples.get(1).binds()).isNull();
  }

  private void execute(int from, int count, long nanos) {
    for (int i = from; i < from + count; i++) {
      log.executed(STATEMENTS[0], null, CALLER, nanos, 1, 0, null, null);
    }
  }

  @Test
  void without_anyone_who_fetches_them_samples_give_way_and_are_counted() {
    for (int i = 0; i < 5_000; i++) {
      log.executed(STATEMENTS[0], null, CALLER, 200_000_000, 1, 0, null, null);
    }

    assertThat(log.fetch((key, counts) -> assertThat(counts.calls()).isEqualTo(5_000)))
        .hasSize(1_024);
    assertThat(log.droppedSamples()).isEqualTo(5_000 - 1_024);
  }

  @Test
  void what_there_is_too_much_of_is_counted_as_other() {
    for (int i = 0; i < 500; i++) {
      log.executed(Fingerprint.named("n" + i), null, CALLER, 1, 1, 0, null, null);
    }

    Map<StatementKey, long[]> sums = new HashMap<>();
    log.fetch((key, counts) -> add(sums, key, counts));

    assertThat(sums).hasSize(101);
    assertThat(calls(sums, "(other)")).isEqualTo(400);
    assertThat(log.others()).isEqualTo(Map.of("shop.war", 400L));
  }

  private static long calls(Map<StatementKey, long[]> sums, String name) {
    return sums.entrySet().stream()
        .filter(one -> one.getKey().statement().name().equals(name))
        .mapToLong(one -> one.getValue()[0])
        .sum();
  }

  @Test
  void a_deployment_with_too_many_takes_no_place_of_another() {
    for (int i = 0; i < 500; i++) {
      log.executed(Fingerprint.named("n" + i), null, CALLER, 1, 1, 0, null, null);
    }
    Caller other = Calls.caller("blog.war", "/");
    Fingerprint statement = Fingerprint.named("of the other");
    log.executed(statement, null, other, 1, 1, 0, null, null);

    Map<StatementKey, long[]> sums = new HashMap<>();
    log.fetch((key, counts) -> add(sums, key, counts));

    assertThat(sums.get(new StatementKey(statement, other))[0]).isOne();
    assertThat(log.others()).doesNotContainKey("blog.war");
  }

  @Test
  void those_idle_for_longest_make_room_and_nothing_is_lost() {
    Map<StatementKey, long[]> sums = new HashMap<>();
    Fingerprint steady = Fingerprint.named("steady");
    int rounds = 50;
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < 60; i++) {
        Fingerprint fresh = Fingerprint.named("n" + round + "." + i);
        log.executed(fresh, null, CALLER, 1, 1, 0, null, null);
      }
      log.executed(steady, null, CALLER, 1, 1, 0, null, null);
      for (int fetches = 0; fetches < 2; fetches++) {
        log.fetch((key, counts) -> add(sums, key, counts));
      }
    }
    Fingerprint latest = Fingerprint.named("latest");
    log.executed(latest, null, CALLER, 1, 1, 0, null, null);
    log.fetch((key, counts) -> add(sums, key, counts));

    assertThat(sums.get(new StatementKey(latest, CALLER))[0]).isOne();
    assertThat(calls(sums, "steady")).isEqualTo(rounds);
    assertThat(sums.values().stream().mapToLong(sum -> sum[0]).sum()).isEqualTo(rounds * 61 + 1);
  }

  @Test
  void what_was_evicted_meanwhile_is_counted_by_whoever_found_it() throws InterruptedException {
    Map<StatementKey, long[]> sums = new HashMap<>();
    List<Thread> threads = new ArrayList<>();
    AtomicIntegerArray done = new AtomicIntegerArray(4);
    for (int t = 0; t < done.length(); t++) {
      int seed = t;
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 50_000; i++) {
                  Fingerprint one = Fingerprint.named("n" + (seed * 31 + i) % 333);
                  log.executed(one, null, CALLER, 1, 1, 0, null, null);
                  done.incrementAndGet(seed);
                }
              });
      threads.add(thread);
      thread.start();
    }
    while (threads.stream().anyMatch(Thread::isAlive)) {
      log.fetch((key, counts) -> add(sums, key, counts));
      awaitOneMoreOfEach(threads, done); // so that no thread is several fetches late
    }
    log.fetch((key, counts) -> add(sums, key, counts));

    assertThat(sums.values().stream().mapToLong(sum -> sum[0]).sum()).isEqualTo(200_000);
  }

  private static void awaitOneMoreOfEach(List<Thread> threads, AtomicIntegerArray done) {
    for (int i = 0; i < threads.size(); i++) {
      int before = done.get(i);
      while (done.get(i) == before && threads.get(i).isAlive()) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void of_too_many_deployments_the_rest_is_one() {
    StatementLog small = new StatementLog(new RecordSettings(100_000_000, 20, 1_024, 1), false);
    Fingerprint statement = Fingerprint.named("of each");
    for (int i = 0; i < 600; i++) {
      small.executed(statement, null, Calls.caller("d" + i + ".war", "/"), 1, 1, 0, null, null);
    }

    Map<StatementKey, long[]> sums = new HashMap<>();
    small.fetch((key, counts) -> add(sums, key, counts));

    assertThat(sums.values().stream().mapToLong(sum -> sum[0]).sum()).isEqualTo(600);
    assertThat(small.others()).hasSizeLessThanOrEqualTo(501).containsEntry("(other)", 100L);
  }

  @Test
  void buckets_are_those_of_the_sketches() {
    for (long nanos = 1; nanos < 10_000_000_000_000L; nanos = nanos * 21 / 20 + 1) {
      double ms = nanos / 1e6;
      int bucket = Buckets.FIRST + Buckets.indexOf(nanos);
      assertThat(ms).isLessThanOrEqualTo(Math.pow(1.02, bucket) * (1 + 1e-9));
      assertThat(ms).isGreaterThan(Math.pow(1.02, bucket - 1) * (1 - 1e-9));
    }
  }
}
