package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The typed cache of this server: local on a single node, and with two owners per entry in a
 * cluster. A read never fails because of the cache: if the cache is off, down or slow, the loader
 * provides the value.
 *
 * <ul>
 *   <li>If several readers request an absent key concurrently, one node of the cluster loads it.
 *       The others wait, at most {@link CacheSettings#loadWithin}.
 *   <li>Late in its time to live, a value is reloaded in the background while the old value is
 *       served. If reloading fails, the old value is served for a bounded additional time.
 *   <li>Invalidations follow the caller's transaction: they are complete on all nodes when the
 *       commit returns, and a rollback discards them. A transaction that has invalidated something
 *       bypasses the cache until it ends. A value loaded before an invalidation is never stored
 *       after it.
 *   <li>Only a crash between the commit and the invalidation leaves a stale value, until its time
 *       to live ends.
 * </ul>
 *
 * Thread-safe.
 */
public class Cache {
  /**
   * Bounds the wait for a whole cluster: a node that does not have this cache must not delay the
   * others.
   */
  private static final Duration LONGEST_MEETING = Duration.ofSeconds(30);

  private Store store;
  private EntityIndex index;
  private Breaker breaker;
  private Loads loads;
  private ReadThrough reads;
  private Answers answers;
  private Accesses accesses;
  private Invalidations invalidations;
  private Eviction eviction;
  private InstantSource time;
  private CoarseTime coarse;
  private boolean off;

  /** In milliseconds since 1970; 0 unless the halves of a split cluster are merging. */
  private volatile long meetUntil;

  private final List<Runnable> emptied = new CopyOnWriteArrayList<>();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway.Init") // the proxy passes every call on and uses no field
  protected Cache() {}

  /**
   * @param entries the cached values
   * @param entities the keys that depend on each entity; this cache must not evict anything
   * @param threads the threads that run loaders
   */
  public Cache(
      org.infinispan.Cache<String, Object> entries,
      org.infinispan.Cache<String, EntityState> entities,
      Executor threads,
      jakarta.transaction.TransactionSynchronizationRegistry transactions,
      InstantSource time,
      CacheSettings settings) {
    this.time = time;
    coarse = new CoarseTime(time);
    off = !settings.on();
    breaker = new Breaker(entries::clear);
    store = new Store(entries, breaker);
    index = new EntityIndex(entities, breaker, time, UUID.randomUUID());
    accesses = new Accesses(2 * settings.mostEntries());
    LoadedValues values = new LoadedValues(store, index, accesses, time, settings);
    loads = new Loads(store, index, threads, time, settings, values);
    answers = new Answers(loads, accesses, time);
    reads = new ReadThrough(store, loads, accesses, answers, time, coarse);
    invalidations = new Invalidations(transactions, store, index, accesses, breaker);
    eviction = new Eviction(store, accesses, settings.mostEntries(), settings.mostChosen());
    values.onStored(eviction);
  }

  /**
   * Returns the value of a key, loading it if necessary.
   *
   * @return null if the loader found no value
   * @throws LoadFailed if it can't be loaded, or not in time, and no stale value can be served
   */
  public <V> @Nullable V get(CacheKey<V> key, Loader<V> loader) {
    Answers.countForCall();
    return off || invalidations.areOpen() ? answers.bypass(key, loader) : reads.read(key, loader);
  }

  /**
   * Loads a value without caching it, for keys of unlimited number, such as searches.
   *
   * @return null if the loader returns null
   * @throws LoadFailed if it can't be loaded
   */
  public <V> @Nullable V past(CacheKey<V> key, Loader<V> loader) {
    return answers.bypass(key, loader);
  }

  /**
   * Returns the value of a key, or gives the caller the turn to load it. Use it for values that can
   * only be created on the caller's own thread, such as the response to a request.
   */
  public <V> Turn<V> turn(CacheKey<V> key) {
    Answers.countForCall();
    return off || invalidations.areOpen() || !store.isUp() ? answers.past(key) : reads.turn(key);
  }

  /** Returns the cached state of a key without loading it. Does not count as a read. */
  public <V> Lookup<V> getIfPresent(CacheKey<V> key) {
    return off || invalidations.areOpen() || !store.isUp()
        ? new Lookup.Absent<>()
        : reads.lookup(key);
  }

  /**
   * Stores a value that the caller knows to be current. In a transaction, whose outcome is still
   * unknown, the key is invalidated on commit instead.
   */
  public <V> void put(CacheKey<V> key, @Nullable V value) {
    if (invalidations.inTransaction()) {
      invalidations.add(key);
    } else if (!off && store.isUp()) {
      try {
        loads.put(key, value, accesses.countsOf(key.pattern()));
      } catch (Breaker.CacheDown e) {
        breaker.invalidationMissed();
      }
    }
  }

  /**
   * Loads an absent key before it is first requested. Does not count as a read; the load is
   * counted.
   *
   * @return the cached value; null if there is none, or the cache is off or down
   * @throws LoadFailed if it can't be loaded
   */
  public <V> @Nullable V warm(CacheKey<V> key, Loader<V> loader) {
    return off || !store.isUp() ? null : reads.warm(key, loader);
  }

  /**
   * Removes a key when the caller's transaction commits, or immediately if there is no transaction.
   */
  public void invalidate(CacheKey<?> key) {
    invalidations.add(key);
  }

  /**
   * Removes a key immediately, whatever its pattern.
   *
   * @return whether it was in the cache
   */
  public boolean removeKey(String key) {
    try {
      return invalidations.removeOne(key);
    } catch (Breaker.CacheDown e) {
      breaker.invalidationMissed();
      return false;
    }
  }

  /**
   * Removes every key that depends on an entity when the caller's transaction commits, or
   * immediately if there is none.
   */
  public void invalidate(String entityType, String entityId) {
    invalidate(new EntityRef(entityType, entityId));
  }

  /**
   * Removes every key that depends on an entity, or on any entity of its type, when the caller's
   * transaction commits, or immediately if there is none.
   */
  public void invalidate(EntityRef entity) {
    invalidations.add(entity);
    invalidations.add(EntityRef.anyOf(entity.type()));
  }

  /** Empties the cache when the caller's transaction commits, or immediately if there is none. */
  public void invalidateAll() {
    invalidations.addAll();
  }

  /**
   * Counts a request that a browser made, or avoided through its own cache.
   *
   * @param what one of a few words, each of which is counted separately
   * @param served whether the browser's cached copy was still valid
   */
  public void browser(String what, boolean served) {
    accesses.browser(what, served);
  }

  /**
   * Registers a listener called when the cache empties itself because the halves of a split cluster
   * have merged.
   *
   * @param listener must return quickly
   */
  public void onEmptied(Runnable listener) {
    emptied.add(listener);
  }

  /**
   * Empties the cache when the halves of a split cluster see each other again, because each half
   * may have missed the other's invalidations. Until the halves have merged into one cache, a value
   * loaded by one half is unknown to the other and dropped later. Listeners that warm the cache are
   * therefore called only after the merge.
   */
  public void halvesMeet() {
    meetUntil = time.millis() + LONGEST_MEETING.toMillis();
    invalidations.empty();
  }

  private void endMeeting() {
    if (meetUntil > 0 && (store.isWhole() && index.isWhole() || time.millis() > meetUntil)) {
      meetUntil = 0;
      invalidations.empty();
      emptied.forEach(Runnable::run);
    }
  }

  /** Returns the counts of each pattern on this node since its start. */
  public Map<KeyPattern<?>, CacheCounts> counts() {
    return accesses.now();
  }

  /** Returns this node's counters, for writing them to the database. */
  public Accesses accesses() {
    return accesses;
  }

  /**
   * Returns the number of this node's loads that exceeded their time limit and are still running.
   */
  public int stuckLoads() {
    return loads.stuck();
  }

  /** Returns the store that holds the entries. */
  public Store store() {
    return store;
  }

  /**
   * Updates the coarse clock. Call it every {@link CoarseTime#TICK_MILLIS} from start-up until
   * shutdown.
   */
  public void tick() {
    coarse.tick();
  }

  /**
   * Gives up overdue loads, evicts entries beyond the limit, and completes the merge of a split
   * cluster.
   */
  public void lookAfter() {
    loads.giveUpOverdue();
    try {
      endMeeting();
      eviction.evict();
      if (eviction.leftManyInIndex()) {
        index.prune(store);
      }
    } catch (Breaker.CacheDown e) {
      // the breaker has logged it; the next run tries again
    }
  }

  /** Removes keys from the index that are no longer cached. */
  public void prune() {
    try {
      index.prune(store);
    } catch (Breaker.CacheDown e) {
      // the breaker has logged it; the next run tries again
    }
  }
}
