package io.groundspeed.cache;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The entries of this node whose keys clients choose: cached "not found" results, and keys or
 * values marked as such. The number of such keys is unlimited, so they share a small partition in
 * which they evict only each other, the oldest first. Thread-safe.
 */
final class ChosenKeys {
  private final int most;
  private final Set<String> keys = new LinkedHashSet<>();
  private long evicted;

  /**
   * @param most maximum number of entries in the partition
   */
  ChosenKeys(int most) {
    this.most = most;
  }

  /**
   * Records that a value was stored.
   *
   * @param chosen whether it belongs to this partition
   * @return the keys to evict for it
   */
  List<String> stored(String key, boolean chosen) {
    synchronized (keys) {
      keys.remove(key);
      if (chosen) {
        keys.add(key);
      }
      return tooMany();
    }
  }

  private List<String> tooMany() {
    List<String> gone = new ArrayList<>();
    Iterator<String> oldest = keys.iterator();
    while (keys.size() > most) {
      gone.add(oldest.next());
      oldest.remove();
    }
    evicted += gone.size();
    return gone;
  }

  /** Returns whether at least this many keys were evicted since it last returned true. */
  boolean hasEvicted(int least) {
    synchronized (keys) {
      boolean enough = evicted >= least;
      if (enough) {
        evicted = 0;
      }
      return enough;
    }
  }
}
