package io.groundspeed.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.KeyPattern;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values that can't be stored, on one node and on two. */
class UnstorableTest {
  private static final KeyPattern<Object> THING =
      KeyPattern.of("unstorable:{id}", Duration.ofMinutes(10));
  private static final KeyPattern<String> TEXT = KeyPattern.of("text:{id}", Duration.ofMinutes(10));
  private static final int DEEP = 100_000;

  record Holder(Object any) implements Serializable {}

  /** A value that throws an arbitrary exception. */
  static final class Explosive implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) {
      throw new IllegalStateException("session is closed");
    }
  }

  /** A value that another node can't read. */
  static final class Unreadable implements Serializable {
    private static final long serialVersionUID = 1L;

    private void readObject(ObjectInputStream in) throws IOException {
      throw new java.io.InvalidObjectException("of another version");
    }
  }

  private final AtomicInteger loads = new AtomicInteger();
  private TestNode alone;
  private TestNode one;
  private TestNode other;

  @BeforeEach
  void start() {
    String cluster = UUID.randomUUID().toString();
    alone = TestNode.alone();
    one = TestNode.in(cluster);
    other = TestNode.in(cluster);
    Until.until(() -> one.manager.getMembers().size() == 2);
  }

  @AfterEach
  void stop() {
    alone.close();
    other.close();
    one.close();
  }

  private static Stream<Object> values() {
    Object deep = null;
    for (int i = 0; i < DEEP; i++) {
      deep = new Holder(deep);
    }
    return Stream.of(
        new Object(), new Holder(new Object()), List.of(new Object()), new Explosive(), deep);
  }

  @Test
  void it_is_answered_each_time_and_nothing_else_is_harmed() {
    for (TestNode node : List.of(alone, one, other)) {
      node.cache.get(TEXT.key(1), () -> "good");
      int[] reads = {0};
      values()
          .forEach(
              value -> {
                for (int i = 0; i < 10; i++) {
                  CacheKey<Object> key = THING.key(reads[0]++);
                  assertThat(node.cache.get(key, () -> value)).isSameAs(value);
                  assertThat(node.cache.getIfPresent(key)).isInstanceOf(Lookup.Absent.class);
                  assertThat(node.cache.getIfPresent(TEXT.key(1)))
                      .isEqualTo(new Lookup.Present<>("good"));
                }
              });

      CacheCounts counts = node.counts(THING);
      assertThat(counts.misses()).isEqualTo(reads[0]);
      assertThat(counts.cantBeStored()).isEqualTo(reads[0]);
      assertThat(counts.bypassed()).isZero();
      assertThat(counts.failedLoads()).isZero();
      assertThat(counts.notStored()).isZero();
    }
  }

  @Test
  void what_is_put_and_can_not_be_stored_takes_the_older_value_out() {
    for (TestNode node : List.of(alone, one)) {
      node.cache.put(THING.key(7), "older");
      node.cache.put(THING.key(7), new Holder(new Object()));

      assertThat(node.cache.getIfPresent(THING.key(7))).isInstanceOf(Lookup.Absent.class);
    }
  }

  @Test
  void what_another_node_can_not_read_is_its_own_fault_as_well() {
    one.cache.get(TEXT.key(1), () -> "good");
    for (int i = 0; i < 20; i++) {
      CacheKey<Object> key = THING.key("unreadable" + i);
      Object value = new Unreadable();
      assertThat(one.cache.get(key, () -> value)).isSameAs(value);
      assertThat(other.cache.get(key, () -> "mine")).isNotNull();
      assertThat(one.cache.getIfPresent(TEXT.key(1))).isEqualTo(new Lookup.Present<>("good"));
      assertThat(other.cache.getIfPresent(TEXT.key(1))).isEqualTo(new Lookup.Present<>("good"));
    }
    assertThat(one.counts(TEXT).bypassed()).isZero();
  }

  @Test
  void a_value_whose_entities_can_not_be_told_is_answered_and_not_stored() {
    KeyPattern<String> untold =
        KeyPattern.<String>of("untold:{id}", Duration.ofMinutes(1))
            .dependingOn(
                text -> {
                  throw new IllegalStateException("no id yet");
                });

    assertThat(alone.cache.get(untold.key(1), () -> "text")).isEqualTo("text");
    assertThat(alone.cache.getIfPresent(untold.key(1))).isInstanceOf(Lookup.Absent.class);
    assertThat(alone.counts(untold).cantBeStored()).isOne();
  }

  @Test
  void who_waited_for_it_gets_it_too() throws Exception {
    Holder value = new Holder(new Object());
    var answers =
        Stream.generate(
                () ->
                    alone.threads.submit(
                        () -> alone.cache.get(THING.key("slow"), () -> slowly(value))))
            .limit(8)
            .toList();
    for (var answer : answers) {
      assertThat(answer.get()).isSameAs(value);
    }
    assertThat(loads.get()).isLessThan(8);
  }

  private Object slowly(Object value) {
    loads.incrementAndGet();
    long until = System.nanoTime() + Duration.ofMillis(300).toNanos();
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
    return value;
  }
}
