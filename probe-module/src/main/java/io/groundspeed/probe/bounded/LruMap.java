package io.groundspeed.probe.bounded;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map that removes the least recently used entry when there are too many. Not thread-safe:
 * reading also changes the order.
 */
public final class LruMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;
  private long evicted;

  /**
   * @param most maximum number of entries, at least 1
   */
  public LruMap(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    boolean full = size() > most;
    evicted += full ? 1 : 0;
    return full;
  }

  /** Returns how many entries were removed because there were too many. */
  public long evicted() {
    return evicted;
  }
}
