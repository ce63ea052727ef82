package io.groundspeed.probe.bounded;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Keeps one value for each key that is in use. When the younger of two generations is full, it
 * becomes the older one, and entries that were not read meanwhile are dropped. Thread-safe; values
 * in use are read without a lock.
 */
public final class Generations<K, V> {
  private final long most;
  private volatile ConcurrentHashMap<K, V> young = new ConcurrentHashMap<>();
  private volatile ConcurrentHashMap<K, V> old = new ConcurrentHashMap<>();

  /** The weight of the younger generation. */
  private long weight;

  /**
   * @param most maximum weight of a generation
   */
  public Generations(long most) {
    this.most = most;
  }

  /**
   * Returns the value of a key.
   *
   * @param weighs the weight of the key with its value, at least 1
   * @param make creates a missing value; two threads may both create it at the same time, and get
   *     the same one
   */
  public V of(K key, long weighs, Function<? super K, ? extends V> make) {
    V known = young.get(key);
    if (known != null) {
      return known;
    }
    V before = old.get(key);
    return remember(key, weighs, before == null ? make.apply(key) : before);
  }

  private synchronized V remember(K key, long weighs, V value) {
    V known = young.get(key);
    if (known != null) {
      return known;
    }
    if (weight + weighs > most) {
      old = young;
      young = new ConcurrentHashMap<>();
      weight = 0;
    }
    weight += weighs;
    young.put(key, value);
    return value;
  }

  /** Returns the number of remembered values. */
  public int size() {
    return young.size() + old.size();
  }
}
