package io.groundspeed.cache;

import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.PatternCounts;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/** Counts the accesses to one key on this node. */
public final class Access {
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

  /** What is on disk already; used by the one thread that writes. */
  private Load writtenLoad;

  private long writtenAccesses;

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

  void stored(Collection<EntityRef> entities, long now) {
    load = new Load(List.copyOf(entities), now);
  }

  /** Returns what is to be written. */
  public News news() {
    long total = accesses;
    Load now = load;
    return new News(total, total - writtenAccesses, now, now != writtenLoad);
  }

  /** Notes that it is on disk. */
  public void written(News news) {
    writtenAccesses = news.total;
    writtenLoad = news.load;
  }

  /** When it was read or loaded on this node, whichever was later. */
  long lastNeededMillis() {
    Load last = load;
    return last == null ? lastMillis : Math.max(lastMillis, last.atMillis);
  }

  /** Returns the key as text. */
  public String key() {
    return key;
  }

  /** Returns the counts of the key's pattern. */
  public PatternCounts counts() {
    return counts;
  }

  /**
   * A load of the key.
   *
   * @param entities what the value depends on
   * @param atMillis when it was stored
   */
  public record Load(List<EntityRef> entities, long atMillis) {}

  /**
   * What happened to the key.
   *
   * @param total accesses in all
   * @param more accesses since what was written last
   * @param load the last one, null where it was another node's
   * @param loaded whether there was one since what was written last
   */
  public record News(long total, long more, Load load, boolean loaded) {}

  /**
   * Returns when the key was read last, to about a second, in milliseconds since 1970; 0: never.
   */
  public long lastMillis() {
    return lastMillis;
  }
}
