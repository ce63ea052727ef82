package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Caller;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tally for each key, up to a limit per group. Calls beyond the limit are counted for the group's
 * {@code (other)} key. If a group is full, the keys that were idle longest are removed at the next
 * fetch, so that a new key finds room however many there were. Thread-safe.
 */
final class Tallies<K> {
  /** Beyond this number, all further groups share one. */
  private static final int GROUPS = 500;

  /** All groups together may have as many keys as this number of full groups. */
  private static final int FULL_GROUPS = 4;

  /** A full group is reduced to this share of its keys, unless more are in use. */
  private static final double DOWN_TO = 0.75;

  /**
   * A thread may have found a tally just before it was evicted. It may add to the tally within this
   * number of fetches, one second each.
   */
  private static final int FETCHES_AFTERWARDS = 5;

  private final ConcurrentHashMap<K, Tally> tallies = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Group<K>> groups = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final Deque<Evicted<K>> evicted = new ArrayDeque<>();
  private final Function<K, String> groupOf;
  private final Function<String, K> otherOf;
  private final int mostOfGroup;
  private final int most;

  /**
   * @param groupOf returns a key's group
   * @param otherOf creates a group's {@code (other)} key
   */
  Tallies(Function<K, String> groupOf, Function<String, K> otherOf, int mostOfGroup) {
    this.groupOf = groupOf;
    this.otherOf = otherOf;
    this.mostOfGroup = mostOfGroup;
    most = FULL_GROUPS * mostOfGroup;
  }

  Tally of(K key) {
    Tally tally = tallies.get(key);
    return tally == null ? admit(key) : tally;
  }

  private Tally admit(K key) {
    Group<K> group = group(key);
    if (group.size.get() >= mostOfGroup || size.get() >= most) {
      return group.others;
    }
    return tallies.computeIfAbsent(
        key,
        absent -> {
          group.size.incrementAndGet();
          size.incrementAndGet();
          return new Tally(true);
        });
  }

  /** Groups are never removed, so a key always belongs to the same one. */
  private Group<K> group(K key) {
    String name = groupOf.apply(key);
    Group<K> known = groups.get(name);
    if (known != null) {
      return known;
    }
    String bounded = groups.size() < GROUPS ? name : Caller.OTHER;
    return groups.computeIfAbsent(bounded, absent -> new Group<>(otherOf.apply(absent)));
  }

  /** Passes on what each tally has counted since the last fetch. One thread at a time. */
  void fetch(BiConsumer<K, Counts> each) {
    evicted.removeIf(
        one -> {
          hand(one.key, one.tally, each);
          return ++one.fetches > FETCHES_AFTERWARDS;
        });
    tallies.forEach(
        (key, tally) -> tally.idleFetches(hand(key, tally, each) ? 0 : tally.idleFetches() + 1));
    groups.forEach((name, group) -> group.counted += fetchOthers(group, each));
    makeRoom();
  }

  /** Returns whether the tally had counted something. */
  private boolean hand(K key, Tally tally, BiConsumer<K, Counts> each) {
    Counts counts = tally.fetch();
    if (!counts.isEmpty()) {
      each.accept(key, counts);
    }
    return !counts.isEmpty();
  }

  private long fetchOthers(Group<K> group, BiConsumer<K, Counts> each) {
    Counts counts = group.others.fetch();
    if (!counts.isEmpty()) {
      each.accept(group.otherKey, counts);
    }
    return counts.calls();
  }

  private void makeRoom() {
    if (size.get() >= most) {
      evictOldest(null, size.get() - (int) (most * DOWN_TO));
    }
    groups.forEach(
        (name, group) -> {
          if (group.size.get() >= mostOfGroup) {
            evictOldest(group, group.size.get() - (int) (mostOfGroup * DOWN_TO));
          }
        });
  }

  /**
   * @param group whose keys are removed; null for those of any group
   */
  private void evictOldest(@Nullable Group<K> group, int count) {
    List<Map.Entry<K, Tally>> idle = new ArrayList<>();
    for (Map.Entry<K, Tally> entry : tallies.entrySet()) {
      if (entry.getValue().idleFetches() > 0 && (group == null || group == group(entry.getKey()))) {
        idle.add(entry);
      }
    }
    idle.sort(Comparator.comparingInt(entry -> -entry.getValue().idleFetches()));
    idle.stream().limit(count).forEach(entry -> evict(entry.getKey(), entry.getValue()));
  }

  private void evict(K key, Tally tally) {
    tallies.remove(key);
    tally.evict();
    evicted.add(new Evicted<>(key, tally));
    size.decrementAndGet();
    group(key).size.decrementAndGet();
  }

  /** Returns the groups that counted anything since the start. */
  Set<String> groups() {
    return Set.copyOf(groups.keySet());
  }

  /** Returns how many calls each group counted for its {@code (other)} key, if any. */
  Map<String, Long> others() {
    Map<String, Long> others = new TreeMap<>();
    groups.forEach(
        (name, group) -> {
          if (group.counted > 0) {
            others.put(name, group.counted);
          }
        });
    return others;
  }

  /** The keys that share a limit. */
  private static final class Group<K> {
    private final K otherKey;
    private final Tally others = new Tally(false);
    private final AtomicInteger size = new AtomicInteger();

    /** Written by the fetching thread. */
    private volatile long counted;

    Group(K otherKey) {
      this.otherKey = otherKey;
    }
  }

  /** A tally that can no longer be found. */
  private static final class Evicted<K> {
    private final K key;
    private final Tally tally;
    private int fetches;

    Evicted(K key, Tally tally) {
      this.key = key;
      this.tally = tally;
    }
  }
}
