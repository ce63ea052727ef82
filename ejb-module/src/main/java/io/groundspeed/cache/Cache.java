package io.groundspeed.cache;

import io.groundspeed.cache.Invalidations.Changes;
import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.cache.pattern.PatternCounts;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/**
 * The typed cache of this server: local on one node, on two owners each in a cluster. A read never
 * fails because of it: where the cache is off, down or slow, the loader answers.
 *
 * <ul>
 *   <li>However many ask for a key that is not there, one of the cluster loads it and the others
 *       wait, at most {@link CacheSettings#loadWithin}.
 *   <li>Late in its time to live a value is loaded anew in the background while the old one is
 *       answered; where that fails it is answered a bounded time longer.
 *   <li>Invalidations follow the caller's transaction: when its commit returns they are done on all
 *       nodes; a rollback does nothing. A transaction that invalidated something reads past the
 *       cache until it ends. What was loaded before an invalidation is never stored after it.
 *   <li>Only a crash between the commit and the invalidation leaves something stale, until its time
 *       to live ends.
 * </ul>
 *
 * Thread-safe.
 */
public class Cache {
  /** A node without this cache must not keep the others waiting for one that is whole. */
  private static final Duration LONGEST_MEETING = Duration.ofSeconds(30);

  private Store store;
  private EntityIndex index;
  private Breaker breaker;
  private Loads loads;
  private ReadThrough reads;
  private Accesses accesses;
  private Invalidations invalidations;
  private Eviction eviction;
  private InstantSource time;
  private CoarseTime coarse;
  private boolean off;

  /** In milliseconds of the epoch; 0 while no halves meet. */
  private volatile long meetUntil;

  private final List<Runnable> emptied = new CopyOnWriteArrayList<>();
  private final Map<String, KeyPattern<?>> byBrowsers = new ConcurrentHashMap<>();

  /** For the container's proxy. */
  protected Cache() {}

  /**
   * @param entries what is cached
   * @param entities which keys depend on what; nothing of it may be evicted
   * @param threads to load on
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
    UUID node = UUID.randomUUID();
    breaker = new Breaker(entries::clear);
    store = new Store(entries, breaker);
    index = new EntityIndex(entities, breaker, time, node);
    accesses = new Accesses(2 * settings.mostEntries());
    loads = new Loads(store, index, threads, time, settings, accesses, node);
    reads = new ReadThrough(store, loads, accesses, time, coarse);
    invalidations = new Invalidations(transactions, this::remove);
    eviction = new Eviction(store, accesses, settings.mostEntries(), settings.mostChosen());
    loads.onStored(eviction);
  }

  /**
   * Returns what stands under a key, loading it where need be.
   *
   * @return null where the loader says that there is none
   * @throws LoadFailed if it can't be loaded, or not in time, and nothing older can be answered
   */
  public <V> V get(CacheKey<V> key, Loader<V> loader) {
    countForCall();
    return off || invalidations.areOpen() ? reads.bypass(key, loader) : reads.read(key, loader);
  }

  /**
   * Loads a value that is not kept, since there is no end of such keys: a search, for example.
   *
   * @return null where the loader returns null
   * @throws LoadFailed if it can't be loaded
   */
  public <V> V past(CacheKey<V> key, Loader<V> loader) {
    return reads.bypass(key, loader);
  }

  /**
   * Returns what stands under a key, or makes the caller the one who loads it: for what can only be
   * made on the caller's own thread, as the response to a request.
   */
  public <V> Turn<V> turn(CacheKey<V> key) {
    countForCall();
    return off || invalidations.areOpen() || !store.isUp() ? reads.past(key) : reads.turn(key);
  }

  private static void countForCall() {
    Call call = Calls.current();
    if (call != null) {
      call.readCache();
    }
  }

  /** Returns what is known of a key, without loading it. Counts as no read. */
  @SuppressWarnings("unchecked")
  public <V> Lookup<V> getIfPresent(CacheKey<V> key) {
    if (off || invalidations.areOpen() || !store.isUp()) {
      return new Lookup.Absent<>();
    }
    try {
      Object found = store.get(key.text());
      Stored stored = found instanceof Loading loading ? loading.stale() : (Stored) found;
      if (stored == null || !stored.isValid(time.millis())) {
        return new Lookup.Absent<>();
      }
      return stored.value() == null
          ? new Lookup.NotThere<>()
          : new Lookup.Present<>((V) stored.value());
    } catch (Breaker.CacheDown e) {
      return new Lookup.Absent<>();
    }
  }

  /**
   * Puts a value that the caller knows to be true now. In a transaction, whose end nobody knows
   * yet, the key is invalidated instead when it commits.
   */
  public <V> void put(CacheKey<V> key, V value) {
    if (invalidations.inTransaction()) {
      invalidations.add(key);
    } else if (!off && store.isUp()) {
      Loading token = loads.token(null);
      try {
        store.put(key.text(), token, loads.millisOf(token));
        loads.store(
            key,
            value,
            loads.stored(key, value, token.id()),
            token,
            accesses.countsOf(key.pattern()));
      } catch (Breaker.CacheDown e) {
        breaker.invalidationMissed();
      }
    }
  }

  /**
   * Loads a key that is not there, before anybody asks for it. Counts as no read; its load is one.
   *
   * @return what stands there; null where there is none, or the cache is off or down
   * @throws LoadFailed if it can't be loaded
   */
  public <V> V warm(CacheKey<V> key, Loader<V> loader) {
    return off || !store.isUp() ? null : reads.warm(key, loader);
  }

  /** Takes a key out, when the caller's transaction commits, or at once where there is none. */
  public void invalidate(CacheKey<?> key) {
    invalidations.add(key);
  }

  /**
   * Takes out what stands under a key, at once, whatever its pattern.
   *
   * @return whether something did
   */
  public boolean removeKey(String key) {
    try {
      return removeOne(key);
    } catch (Breaker.CacheDown e) {
      breaker.invalidationMissed();
      return false;
    }
  }

  /** Takes out whatever depends on an entity, under any key, when the transaction commits. */
  public void invalidate(String entityType, String entityId) {
    invalidate(new EntityRef(entityType, entityId));
  }

  /**
   * Takes out whatever depends on an entity, or on any of its type, when the transaction commits.
   */
  public void invalidate(EntityRef entity) {
    invalidations.add(entity);
    invalidations.add(EntityRef.anyOf(entity.type()));
  }

  /** Takes everything out, when the transaction commits. */
  public void invalidateAll() {
    invalidations.addAll();
  }

  /**
   * Counts what a browser asked for, or would have.
   *
   * @param what one of a few words: each is counted separately
   * @param served whether it had that in its cache, and it was still good
   */
  public void browser(String what, boolean served) {
    KeyPattern<?> pattern = byBrowsers.computeIfAbsent(what, KeyPattern::ofBrowsers);
    PatternCounts counts = accesses.countsOf(pattern);
    (served ? counts.hits : counts.misses).increment();
  }

  /** Called after the commit. */
  private void remove(Changes changes) {
    try {
      if (changes.all) {
        clear();
        return;
      }
      changes.keys.forEach(key -> removeOne(key.text()));
      for (EntityRef entity : changes.entities) {
        removeAll(index.invalidate(entity, this::clear));
      }
    } catch (Breaker.CacheDown e) {
      breaker.invalidationMissed();
    }
  }

  private boolean removeOne(String key) {
    boolean stood = store.remove(key) != null;
    if (stood) {
      countInvalidation(key);
    }
    return stood;
  }

  private void removeAll(Set<String> keys) {
    for (String key : store.removeAll(keys)) {
      countInvalidation(key);
    }
  }

  private void countInvalidation(String key) {
    Access access = accesses.find(key);
    if (access != null) {
      access.counts().invalidations.increment();
    }
  }

  /** The index stays: what a load under way has noted there must not be forgotten. */
  private void clear() {
    index.advance();
    store.clear();
    accesses.emptied();
  }

  /**
   * Says who wants to hear when everything was taken out for a reason of the cache's own: the
   * halves of a split cluster have met again.
   *
   * @param listener must return at once
   */
  public void onEmptied(Runnable listener) {
    emptied.add(listener);
  }

  /**
   * Hears that the halves of a split cluster see one another, and takes everything out: one half
   * may have missed what the other invalidated. Until their caches have become one as well, what
   * one half loads is unknown to the other and dropped again: only then is it time to warm.
   */
  public void halvesMeet() {
    meetUntil = time.millis() + LONGEST_MEETING.toMillis();
    empty();
  }

  private void endMeeting() {
    if (meetUntil > 0 && (isWhole() || time.millis() > meetUntil)) {
      meetUntil = 0;
      empty();
      emptied.forEach(Runnable::run);
    }
  }

  private boolean isWhole() {
    return store.isWhole() && index.isWhole();
  }

  private void empty() {
    try {
      clear();
    } catch (Breaker.CacheDown e) {
      breaker.invalidationMissed();
    }
  }

  /** Returns what happened to each pattern on this node since its start. */
  public Map<KeyPattern<?>, CacheCounts> counts() {
    return accesses.now();
  }

  /** Returns who counts, for what is written of it. */
  public Accesses accesses() {
    return accesses;
  }

  /** Returns how many loads of this node took too long and still run. */
  public int stuckLoads() {
    return loads.stuck();
  }

  /** Returns where the values are. */
  public Store store() {
    return store;
  }

  /** To be called every {@link CoarseTime#TICK_MILLIS}, from soon after the start to the end. */
  public void tick() {
    coarse.tick();
  }

  /** Gives up what loads for too long, makes room, and ends the meeting of two halves. */
  public void lookAfter() {
    loads.giveUpOverdue();
    try {
      endMeeting();
      eviction.evict();
      if (eviction.leftManyInIndex()) {
        index.prune(store);
      }
    } catch (Breaker.CacheDown e) {
      // the breaker has logged it; there is a next time
    }
  }

  /** Forgets what the index knows of keys that are gone. */
  public void prune() {
    try {
      index.prune(store);
    } catch (Breaker.CacheDown e) {
      // the breaker has logged it; there is a next time
    }
  }
}
