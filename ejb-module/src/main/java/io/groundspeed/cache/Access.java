package io.groundspeed.cache;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/** Counts the accesses to one key on this node. */
final class Access {
  private static final long PRECISION_MILLIS = 1_000;

  private static final AtomicLongFieldUpdater<Access> ACCESSES =
      AtomicLongFieldUpdater.newUpdater(Access.class, "accesses");

  private final String key;
  private final PatternCounts counts;

  /** In the object itself, not beside it: a read of many keys waits for memory, not for others. */
  private volatile long accesses;

  /** What stands under the key by the last load of this node; null where it was another's. */
  private volatile Load load;

  /** Written about once a second: more would be felt where all threads read one key. */
  private volatile long lastMillis;

  /** What was written already; used by the one thread that writes. */
  private Load told;

  /** What was handed out already; used by the one thread that drains. */
  private long drained;

  Access(String key, PatternCounts counts) {
    this.key = key;
    this.counts = counts;
  }

  void at(long now) {
    ACCESSES.getAndIncrement(this);
    if (now - lastMillis > PRECISION_MILLIS) {
      lastMillis = now;
    }
  }

  <V> void stored(CacheKey<V> loaded, V value, Stored stored, long now) {
    load = new Load(List.copyOf(loaded.entitiesOf(value)), now, stored.validUntil());
  }

  Load load() {
    return load;
  }

  /** Returns whether there was a load since the last time it was asked. */
  boolean isNews() {
    Load now = load;
    boolean news = now != told;
    told = now;
    return news;
  }

  /** Returns the accesses since the last time. */
  long drain() {
    long sum = accesses;
    long more = sum - drained;
    drained = sum;
    return more;
  }

  String key() {
    return key;
  }

  PatternCounts counts() {
    return counts;
  }

  /**
   * A load of the key.
   *
   * @param entities what the value depends on
   * @param atMillis when it was stored
   * @param untilMillis when its time to live ends
   */
  record Load(List<EntityRef> entities, long atMillis, long untilMillis) {}

  long lastMillis() {
    return lastMillis;
  }
}
