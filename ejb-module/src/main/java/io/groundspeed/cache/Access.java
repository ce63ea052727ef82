package io.groundspeed.cache;

import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.PatternCounts;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/** Counts the accesses to one key on this node. */
public final class Access {
  private static final long PRECISION_MILLIS = 1_000;

  private static final AtomicLongFieldUpdater<Access> ACCESSES =
      AtomicLongFieldUpdater.newUpdater(Access.class, "accesses");

  private final String key;
  private final PatternCounts counts;

  /**
   * A field of the object itself, not a separate counter object: a read of many keys is bound by
   * memory latency, not by contention.
   */
  private volatile long accesses;

  /** The last load by this node; null if another node loaded the value. */
  private volatile @Nullable Load load;

  /**
   * Written about once a second: more often would be measurable if all threads read the same key.
   */
  private volatile long lastMillis;

  /** What was already written to the database. Used only by the writing thread. */
  private @Nullable Load writtenLoad;

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

  /** Returns the changes to be written. */
  public News news() {
    long total = accesses;
    Load now = load;
    return new News(total, total - writtenAccesses, now, now != writtenLoad);
  }

  /** Records that the changes were written. */
  public void written(News news) {
    writtenAccesses = news.total;
    writtenLoad = news.load;
  }

  /**
   * Returns when the key was read or loaded on this node, whichever is later, in milliseconds since
   * 1970.
   */
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
   * @param entities the entities that the value depends on
   * @param atMillis when the value was stored, in milliseconds since 1970
   */
  public record Load(List<EntityRef> entities, long atMillis) {}

  /**
   * The changes to a key's counts.
   *
   * @param total all accesses
   * @param more accesses since the last write
   * @param load the last load; null if another node did it
   * @param loaded whether a load happened since the last write
   */
  public record News(long total, long more, @Nullable Load load, boolean loaded) {}

  /**
   * Returns when the key was last read, to about a second, in milliseconds since 1970; 0 if never.
   */
  public long lastMillis() {
    return lastMillis;
  }
}
