package io.groundspeed.cache;

import java.util.Comparator;
import java.util.List;

/**
 * Makes room: where this node holds more entries than it should, those go that were not read for
 * the longest time. Once a second, so that no read pays for it; between two times what 32 loads a
 * moment can bring is held beyond the bound.
 */
final class Eviction {
  /** A little more than need be, so that it is not due again at once. */
  private static final double DOWN_TO = 0.95;

  private final Store store;
  private final Accesses accesses;
  private final int most;

  Eviction(Store store, Accesses accesses, int most) {
    this.store = store;
    this.accesses = accesses;
    this.most = most;
  }

  void evict() {
    if (store.size() <= most) {
      return;
    }
    List<String> keys = store.ownKeys();
    int tooMany = keys.size() - (int) (most * DOWN_TO);
    if (keys.size() > most) {
      keys.stream()
          .sorted(Comparator.comparingLong(this::lastRead))
          .limit(tooMany)
          .forEach(this::evict);
    }
  }

  private long lastRead(String key) {
    Access access = accesses.find(key);
    return access == null ? 0 : access.lastMillis();
  }

  private void evict(String key) {
    Access access = accesses.find(key);
    if (store.remove(key) != null && access != null) {
      access.counts().evictions.increment();
    }
  }
}
