package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many threads read, write, roll back and invalidate at random. The model is one register per
 * subject, whose value only increases: a read must not be older than the value that was committed
 * and invalidated when it began.
 */
class CacheModelTest {
  private static final int THREADS = 200;
  private static final int SUBJECTS = 20;
  private static final Duration LASTS =
      Duration.ofSeconds(Integer.getInteger("groundspeed.model.seconds", 6));

  private static final KeyPattern<Version> BY_ID =
      KeyPattern.<Version>of("subject:{id}", Duration.ofMinutes(1)).about("subject", "id");

  /** Its dependencies can be determined only from the value, not from the key. */
  private static final KeyPattern<Version> BY_NAME =
      KeyPattern.<Version>of("named:{name}", Duration.ofMinutes(1))
          .dependingOn(version -> List.of(EntityRef.of("subject", version.subject())));

  private final Map<Long, AtomicLong> committed = new ConcurrentHashMap<>();
  private final Map<Long, AtomicLong> invalidated = new ConcurrentHashMap<>();
  private final AtomicLong reads = new AtomicLong();
  private TestNode node;

  record Version(long subject, long number) implements java.io.Serializable {}

  @BeforeEach
  void start() {
    node = TestNode.alone();
    for (long subject = 0; subject < SUBJECTS; subject++) {
      committed.put(subject, new AtomicLong());
      invalidated.put(subject, new AtomicLong());
    }
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void no_read_is_older_than_a_committed_invalidation() throws Exception {
    long end = System.nanoTime() + LASTS.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(i);
      all.add(
          threads.submit(
              () -> {
                while (System.nanoTime() < end) {
                  step(random, random.nextInt(SUBJECTS));
                }
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    threads.shutdown();

    assertThat(reads.get()).isGreaterThan(1_000);
    CacheCounts byId = node.counts(BY_ID);
    CacheCounts byName = node.counts(BY_NAME);
    assertThat(byId.reads() + byName.reads()).isEqualTo(reads.get());
    assertThat(byId.hits()).isPositive();
    assertThat(byId.invalidations()).isPositive();
  }

  private void step(Random random, long subject) {
    int choice = random.nextInt(100);
    if (choice < 90) {
      read(choice % 2 == 0 ? BY_ID.key(subject) : BY_NAME.key("s" + subject), subject);
    } else if (choice < 96) {
      write(subject, true);
    } else if (choice < 99) {
      write(subject, false);
    } else {
      node.cache.invalidate(BY_ID.key(subject));
    }
  }

  private void read(CacheKey<Version> key, long subject) {
    long atLeast = invalidated.get(subject).get();
    Version version = node.cache.get(key, () -> new Version(subject, committed.get(subject).get()));
    reads.incrementAndGet();
    assertThat(version.number()).as(key.text()).isGreaterThanOrEqualTo(atLeast);
  }

  /** As in a database, the write becomes visible at the commit, before the invalidation. */
  private void write(long subject, boolean commit) {
    node.transactions.begin();
    node.cache.invalidate(EntityRef.of("subject", subject));
    if (commit) {
      long number = committed.get(subject).incrementAndGet();
      node.transactions.commit();
      invalidated.get(subject).accumulateAndGet(number, Math::max);
    } else {
      node.transactions.rollback();
    }
  }
}
