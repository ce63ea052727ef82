package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.PatternCounts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stores loaded values by replacing their tokens, unless a dependency was invalidated meanwhile,
 * and decides how long each value lives. Thread-safe.
 */
final class LoadedValues {
  private static final Logger LOG = Logger.getLogger(LoadedValues.class.getName());

  /** Random reduction of the time to live, so that values stored together don't expire together. */
  private static final double JITTER = 0.1;

  /** From this part of its time to live on, a value is reloaded in the background. */
  private static final double FRESH_PART = 0.8;

  private final Store store;
  private final EntityIndex index;
  private final Accesses accesses;
  private final InstantSource time;
  private final CacheSettings settings;
  private Listener whenStored = (key, chosen) -> {};

  LoadedValues(
      Store store,
      EntityIndex index,
      Accesses accesses,
      InstantSource time,
      CacheSettings settings) {
    this.store = store;
    this.index = index;
    this.accesses = accesses;
    this.time = time;
    this.settings = settings;
  }

  /** Called after a value was stored on this node. */
  @FunctionalInterface
  interface Listener {
    /**
     * Called after a value was stored.
     *
     * @param chosen whether the entry belongs to the partition of keys that clients choose
     */
    void stored(String key, boolean chosen);
  }

  /** Registers the listener that is called after each value is stored, on the same thread. */
  void onStored(Listener listener) {
    whenStored = listener;
  }

  /**
   * Stores a value, unless an invalidation overtook it or it can't be stored at all.
   *
   * @return whether it was not overtaken, so that readers that arrived after the load began may
   *     have it
   */
  <V> boolean store(
      CacheKey<V> key, @Nullable V value, Stored stored, Loading token, PatternCounts counts) {
    Set<EntityRef> entities;
    boolean chosen;
    try {
      entities = key.entitiesOf(value);
      chosen = key.isChosen(value);
    } catch (RuntimeException e) {
      say(key, new CantBeStored(e), counts);
      store.remove(key.text(), token);
      return false; // it is unknown what would invalidate it
    }
    boolean current = index.register(key.text(), entities, token);
    try {
      CantBeStored.unlessWritable(value, store.isClustered());
      if (current && store.replaceByLoaded(key.text(), token, stored, millisFor(stored))) {
        Access access = accesses.of(key);
        access.stored(entities, time.millis());
        stored.access(access);
        whenStored.stored(key.text(), chosen);
        return true;
      }
      counts.notStored.increment();
    } catch (CantBeStored e) {
      say(key, e, counts);
    }
    return store.remove(key.text(), token) && current;
  }

  /** Logged once per pattern. Readers still receive the value. */
  private static void say(CacheKey<?> key, CantBeStored why, PatternCounts counts) {
    if (counts.countCantBeStored()) {
      LOG.log(
          Level.WARNING,
          "{0} can''t be stored: {1}. Every read loads such values of {2}.",
          new Object[] {key.text(), why.getMessage(), key.pattern().text()});
    }
  }

  private long millisFor(Stored stored) {
    return stored.value() == null
        ? Math.max(1, stored.validUntil() - time.millis())
        : Math.max(1, millisLeft(stored));
  }

  /** Returns the entry for a value. */
  <V> Stored entry(CacheKey<V> key, @Nullable V value, UUID load) {
    Duration ttl = key.pattern().ttl();
    if (value == null && settings.notThere().compareTo(ttl) < 0) {
      ttl = settings.notThere();
    }
    double jitter = 1 - JITTER * ThreadLocalRandom.current().nextDouble();
    double millis = ttl.toMillis() * jitter;
    long now = time.millis();
    return new Stored(load, value, now + (long) (millis * FRESH_PART), now + (long) millis);
  }

  /**
   * Returns how long a value may still be served after reloading it has failed, in milliseconds.
   */
  long millisLeft(Stored stale) {
    return stale.validUntil() + settings.failSafe().toMillis() - time.millis();
  }

  /** Returns whether a stale value may be served after reloading it has failed. */
  boolean isGoodEnough(@Nullable Stored stale) {
    return stale != null && millisLeft(stale) > 0;
  }
}
