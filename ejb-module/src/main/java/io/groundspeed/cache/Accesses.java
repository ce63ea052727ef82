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

/**
 * Who counts what: one {@link PatternCounts} a pattern, one {@link Access} a key that was read on
 * this node. Thread-safe.
 */
public final class Accesses {
  private final int mostKeys;
  private final AtomicInteger timesEmptied = new AtomicInteger();
  private final Map<String, Access> byKey = new ConcurrentHashMap<>();

  /** By text, because a program may create the same pattern again for each read. */
  private final Map<String, PatternCounts> byPattern = new ConcurrentHashMap<>();

  /**
   * @param mostKeys further keys count for their pattern alone
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

  /** Returns the counts of all patterns that were used. */
  public Collection<PatternCounts> patterns() {
    return byPattern.values();
  }

  /** Returns the key's accesses, null where nobody read it on this node. */
  Access find(String key) {
    return byKey.get(key);
  }

  /** Returns the keys that are counted one by one. */
  public Collection<Access> keys() {
    return byKey.values();
  }

  /** Forgets a key, unless it stands in the cache again. */
  public void forget(Access access, Store store) {
    byKey.remove(access.key(), access);
    if (store.contains(access.key())) {
      byKey.putIfAbsent(access.key(), access);
    }
  }

  /** Notes that everything was taken out. */
  public void emptied() {
    timesEmptied.incrementAndGet();
  }

  /** Returns how often everything was taken out. */
  public int timesEmptied() {
    return timesEmptied.get();
  }

  /** Returns the counts of each pattern at this moment. */
  Map<KeyPattern<?>, CacheCounts> now() {
    Map<KeyPattern<?>, CacheCounts> counts = new TreeMap<>(Comparator.comparing(KeyPattern::text));
    byPattern.values().forEach(one -> counts.put(one.pattern(), one.now()));
    return counts;
  }
}
