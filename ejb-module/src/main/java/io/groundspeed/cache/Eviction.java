package io.groundspeed.cache;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes room: where this node holds more entries than it should, those go that were not needed for
 * the longest time. No read pays for it: it is looked after once a second, and by the load that
 * stores the last of so many new values that the bound may be passed by a twentieth. Keys that
 * clients choose have a bound of their own, which is never passed. Thread-safe.
 */
final class Eviction implements StoreListener {
  /** A little more than need be, so that it is not due again at once. */
  private static final double DOWN_TO = 0.95;

  private static final int PART = 20;

  /** A third of what the index has room for, for one entity; so many keys are forgotten at once. */
  private static final int LEFT_IN_INDEX = 5_000;

  private final Store store;
  private final Accesses accesses;
  private final int most;
  private final int mostAdded;
  private final ChosenKeys chosen;
  private final AtomicInteger added = new AtomicInteger();
  private final AtomicBoolean underWay = new AtomicBoolean();

  /**
   * @param most entries of this node
   * @param mostChosen of these, entries whose keys clients choose
   */
  Eviction(Store store, Accesses accesses, int most, int mostChosen) {
    this.store = store;
    this.accesses = accesses;
    this.most = most;
    mostAdded = Math.max(1, most / PART);
    chosen = new ChosenKeys(mostChosen);
  }

  @Override
  public void stored(String key, boolean isChosen) {
    try {
      chosen.stored(key, isChosen).forEach(this::evict);
      if (added.incrementAndGet() >= mostAdded) {
        added.set(0);
        evict();
      }
    } catch (Breaker.CacheDown e) {
      // the breaker has logged it; there is a next time
    }
  }

  /** Returns whether the index of entities holds many keys that are gone: it has to be pruned. */
  boolean leftManyInIndex() {
    return chosen.hasEvicted(LEFT_IN_INDEX);
  }

  /** Makes room, unless another thread does. */
  void evict() {
    if (store.size() > most && underWay.compareAndSet(false, true)) {
      try {
        evictOldest();
      } finally {
        underWay.set(false);
      }
    }
  }

  private void evictOldest() {
    List<String> keys = store.ownKeys();
    int tooMany = keys.size() - (int) (most * DOWN_TO);
    if (keys.size() > most) {
      keys.stream()
          .sorted(Comparator.comparingLong(this::lastNeeded))
          .limit(tooMany)
          .forEach(this::evict);
    }
  }

  private long lastNeeded(String key) {
    Access access = access(key);
    return access == null ? 0 : access.lastNeededMillis();
  }

  private void evict(String key) {
    Access access = access(key);
    if (store.remove(key) != null && access != null) {
      access.counts().evictions.increment();
    }
  }

  /** Returns null where no reader and no load of this node knows the key. */
  private Access access(String key) {
    Access access = accesses.find(key);
    return access == null && store.get(key) instanceof Stored stored ? stored.access() : access;
  }
}
