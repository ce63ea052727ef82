package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.cache.pattern.PatternCounts;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The counters of this node: one {@link PatternCounts} per pattern, and one {@link Access} per key
 * that was read. Thread-safe.
 */
public final class Accesses {
  private final int mostKeys;
  private final AtomicInteger timesEmptied = new AtomicInteger();
  private final Map<String, Access> byKey = new ConcurrentHashMap<>();

  /** Keyed by text, because a program may create the same pattern again for each read. */
  private final Map<String, PatternCounts> byPattern = new ConcurrentHashMap<>();

  private final Map<String, KeyPattern<?>> byBrowsers = new ConcurrentHashMap<>();

  /**
   * @param mostKeys maximum number of keys counted individually; further keys count only for their
   *     pattern
   */
  Accesses(int mostKeys) {
    this.mostKeys = mostKeys;
  }

  Access of(CacheKey<?> key) {
    Access access = byKey.get(key.text());
    if (access != null) {
      return access;
    }
    Access fresh = new Access(key.text(), countsOf(key.pattern()));
    if (byKey.size() >= mostKeys) {
      return fresh;
    }
    access = byKey.putIfAbsent(key.text(), fresh);
    return access == null ? fresh : access;
  }

  PatternCounts countsOf(KeyPattern<?> pattern) {
    PatternCounts counts = byPattern.get(pattern.text());
    return counts != null
        ? counts
        : byPattern.computeIfAbsent(pattern.text(), absent -> new PatternCounts(pattern));
  }

  /**
   * Counts a request that a browser made, or avoided through its own cache.
   *
   * @param what one of a few words, each of which is counted separately
   * @param served whether the browser's cached copy was still valid
   */
  void browser(String what, boolean served) {
    PatternCounts counts = countsOf(byBrowsers.computeIfAbsent(what, KeyPattern::ofBrowsers));
    (served ? counts.hits : counts.misses).increment();
  }

  /** Returns the counts of all patterns that were used. */
  public Collection<PatternCounts> patterns() {
    return byPattern.values();
  }

  /** Returns the accesses to a key; null if the key was not read on this node. */
  @Nullable Access find(String key) {
    return byKey.get(key);
  }

  /** Returns the keys that are counted individually. */
  public Collection<Access> keys() {
    return byKey.values();
  }

  /** Removes a key's counter, unless the key is in the cache again. */
  public void forget(Access access, Store store) {
    byKey.remove(access.key(), access);
    if (store.contains(access.key())) {
      byKey.putIfAbsent(access.key(), access);
    }
  }

  /** Records that the cache was emptied. */
  public void emptied() {
    timesEmptied.incrementAndGet();
  }

  /** Returns how many times the cache was emptied. */
  public int timesEmptied() {
    return timesEmptied.get();
  }

  /** Returns the current counts of each pattern. */
  Map<KeyPattern<?>, CacheCounts> now() {
    Map<KeyPattern<?>, CacheCounts> counts = new TreeMap<>(Comparator.comparing(KeyPattern::text));
    byPattern.values().forEach(one -> counts.put(one.pattern(), one.now()));
    return counts;
  }
}
