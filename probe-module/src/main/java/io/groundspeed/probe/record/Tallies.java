package io.groundspeed.probe.record;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * A tally for each key, at most so many; what comes later is counted for one other key.
 * Thread-safe.
 */
final class Tallies<K> {
  private final ConcurrentHashMap<K, Tally> tallies = new ConcurrentHashMap<>();
  private final K other;
  private final int most;

  Tallies(K other, int most) {
    this.other = other;
    this.most = most;
    tallies.put(other, new Tally());
  }

  Tally of(K key) {
    Tally tally = tallies.get(key);
    if (tally != null) {
      return tally;
    }
    return tallies.size() < most
        ? tallies.computeIfAbsent(key, absent -> new Tally())
        : tallies.get(other);
  }

  /** Hands over what each tally has counted since the last time; one thread at a time. */
  void fetch(BiConsumer<K, Counts> each) {
    tallies.forEach(
        (key, tally) -> {
          Counts counts = tally.fetch();
          if (!counts.isEmpty()) {
            each.accept(key, counts);
          }
        });
  }
}
