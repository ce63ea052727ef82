package io.groundspeed.cache;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Enforces the maximum number of entries on this node: the least recently needed entries are
 * evicted. Reads don't pay for it: it runs once a second, and in a load whenever a twentieth of the
 * limit was stored as new values. Keys that clients choose have a separate limit, which is never
 * exceeded. Thread-safe.
 */
final class Eviction implements LoadedValues.Listener {
  /** Evicts slightly more than necessary, so that the next eviction is not due immediately. */
  private static final double DOWN_TO = 0.95;

  private static final int PART = 20;

  /** A third of the index's room for one entity. After this many evictions the index is pruned. */
  private static final int LEFT_IN_INDEX = 5_000;

  private final Store store;
  private final Accesses accesses;
  private final int most;
  private final int mostAdded;
  private final ChosenKeys chosen;
  private final AtomicInteger added = new AtomicInteger();
  private final AtomicBoolean underWay = new AtomicBoolean();

  /**
   * @param most maximum number of entries on this node
   * @param mostChosen maximum number of these whose keys clients choose
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
      // the breaker has logged it; the next run tries again
    }
  }

  /** Returns whether the entity index should be pruned because it holds many evicted keys. */
  boolean leftManyInIndex() {
    return chosen.hasEvicted(LEFT_IN_INDEX);
  }

  /** Evicts entries beyond the limit, unless another thread is already doing so. */
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

  /** Returns null if no reader and no load on this node has used the key. */
  private @Nullable Access access(String key) {
    Access access = accesses.find(key);
    return access == null && store.get(key) instanceof Stored stored ? stored.access() : access;
  }
}
