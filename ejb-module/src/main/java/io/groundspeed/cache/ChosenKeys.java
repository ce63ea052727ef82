package io.groundspeed.cache;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The entries of this node whose keys clients choose: "there is none", and what a key or its value
 * marks as such. There is no end of such keys, so they have a small partition, in which they push
 * out only one another, the oldest first. Thread-safe.
 */
final class ChosenKeys {
  private final int most;
  private final Set<String> keys = new LinkedHashSet<>();
  private long evicted;

  /**
   * @param most entries of the partition
   */
  ChosenKeys(int most) {
    this.most = most;
  }

  /**
   * Notes that a value was stored.
   *
   * @param chosen whether it belongs here
   * @return the keys that have to go for it
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

  /** Returns whether so many keys were pushed out since this returned true last. */
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
