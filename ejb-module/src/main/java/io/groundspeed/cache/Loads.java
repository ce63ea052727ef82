package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.cache.pattern.PatternCounts;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The loads that this node does, each on a thread of its own and for a bounded time. What it brings
 * is stored by replacing its token, unless something that it depends on was invalidated since.
 */
public final class Loads {
  /** So long after a failed load nobody tries again while there is an older value. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private static final Logger LOG = Logger.getLogger(Loads.class.getName());

  /** Values of one moment don't expire in one moment. */
  private static final double JITTER = 0.1;

  /** From this part of its time to live on, a value is loaded anew in the background. */
  private static final double FRESH_PART = 0.8;

  /** Of the threads that load, a quarter is always for other patterns. */
  private static final int MOST_RUNNING_OF_ONE_PATTERN = 24;

  private final Store store;
  private final EntityIndex index;
  private final Executor threads;
  private final InstantSource time;
  private final CacheSettings settings;
  private final Accesses accesses;
  private final UUID node;
  private final Map<UUID, Flight> flights = new ConcurrentHashMap<>();
  private final StuckLoads stuck = new StuckLoads();

  /** The load that the current thread does. */
  private final ThreadLocal<Flight> current = new ThreadLocal<>();

  private StoreListener whenStored = StoreListener.NONE;

  Loads(
      Store store,
      EntityIndex index,
      Executor threads,
      InstantSource time,
      CacheSettings settings,
      Accesses accesses,
      UUID node) {
    this.store = store;
    this.index = index;
    this.threads = threads;
    this.time = time;
    this.settings = settings;
    this.accesses = accesses;
    this.node = node;
  }

  /** Registers the listener that is called after each value is stored, on the same thread. */
  void onStored(StoreListener listener) {
    whenStored = listener;
  }

  /** Returns a token for a load that begins now. */
  Loading token(Stored stale) {
    return new Loading(UUID.randomUUID(), node, store.member(), index.tick(), time.millis(), stale);
  }

  /** Returns how long a token may stand: as long as the stale value in it is good for something. */
  long millisOf(Loading token) {
    long load = settings.loadWithin().plus(RETRY_AFTER).toMillis();
    return token.stale() == null ? load : Math.max(load, millisLeft(token.stale()));
  }

  private long millisLeft(Stored stale) {
    return stale.validUntil() + settings.failSafe().toMillis() - time.millis();
  }

  /** Returns whether a value may be answered since loading it anew failed. */
  boolean isGoodEnough(Stored stale) {
    return stale != null && millisLeft(stale) > 0;
  }

  /** Returns whether this node made a token. */
  boolean isOwn(Loading token) {
    return token.node().equals(node);
  }

  /** Returns the load of a token, null where this node does not do it. */
  Flight find(Loading token) {
    return flights.get(token.id());
  }

  /** Makes a load known to this node's readers, before its token stands in the cache. */
  Flight prepare(CacheKey<?> key, Loading token, PatternCounts counts) {
    Flight flight = new Flight(key.text(), token, counts);
    flights.put(token.id(), flight);
    return flight;
  }

  /** Forgets a load whose token another was faster than. */
  void drop(Flight flight) {
    flights.remove(flight.token().id());
  }

  /**
   * Begins a load; false if there is no thread for it: all are busy, or too many with loads of its
   * pattern. Its token is gone then.
   *
   * @param waiting the call that waits for it and that its statements count for, null where nobody
   *     waits
   */
  <V> boolean begin(CacheKey<V> key, Loader<V> loader, Flight flight, Call waiting) {
    StuckLoads.Stuck tooMany = stuck.whyNot(key.pattern());
    if (tooMany != null) {
      if (flight.end()) {
        fail(flight, tooMany);
      }
      drop(flight);
      return true;
    }
    try {
      if (!areTooMany(key.pattern())) {
        threads.execute(() -> run(key, loader, flight, waiting));
        return true;
      }
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "All threads that load are busy", e);
    }
    drop(flight);
    giveBack(flight);
    flight.loaded(null, false);
    return false;
  }

  /** No pattern gets all threads: its loads may never end. */
  private boolean areTooMany(KeyPattern<?> pattern) {
    int running = 0;
    for (Flight flight : flights.values()) {
      if (flight.isRunning() && flight.isOf(pattern)) {
        running++;
      }
    }
    return running >= MOST_RUNNING_OF_ONE_PATTERN;
  }

  private <V> void run(CacheKey<V> key, Loader<V> loader, Flight flight, Call waiting) {
    flight.runsOn(Thread.currentThread());
    current.set(flight);
    Call before = Calls.bind(waiting);
    try {
      V value = loader.load();
      if (flight.end()) {
        succeed(key, value, flight);
      }
    } catch (Throwable e) {
      if (flight.end()) {
        fail(flight, e);
      }
    } finally {
      Calls.bind(before);
      flight.runsOn(null);
      stuck.remove(flight);
      current.remove();
      drop(flight);
      // An interrupt that came too late is nobody else's.
      Thread.interrupted();
    }
  }

  /** Ends a load with what it brought. */
  <V> void succeed(CacheKey<V> key, V value, Flight flight) {
    flight.counts().loaded(flight.elapsedNanos(), false);
    Stored stored = stored(key, value, flight.token().id());
    boolean current = false;
    try {
      current = store(key, value, stored, flight.token(), flight.counts());
    } catch (Breaker.CacheDown e) {
      LOG.log(Level.FINE, e, () -> flight.key() + " is not stored");
    } finally {
      flight.loaded(stored, current);
    }
  }

  /**
   * Stores a value unless it was overtaken by an invalidation, or can't be stored at all.
   *
   * @return whether it was not overtaken: who came after the load began may have it
   */
  <V> boolean store(CacheKey<V> key, V value, Stored stored, Loading token, PatternCounts counts) {
    Set<EntityRef> entities;
    boolean chosen;
    try {
      entities = key.entitiesOf(value);
      chosen = key.isChosen(value);
    } catch (RuntimeException e) {
      say(key, new CantBeStored(e), counts);
      store.remove(key.text(), token);
      return false; // what would invalidate it is not known
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

  /** The application hears of it once a pattern; its readers are answered as if nothing were. */
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

  /** Returns what stands for a value. */
  <V> Stored stored(CacheKey<V> key, V value, UUID load) {
    Duration ttl = key.pattern().ttl();
    if (value == null && settings.notThere().compareTo(ttl) < 0) {
      ttl = settings.notThere();
    }
    double jitter = 1 - JITTER * ThreadLocalRandom.current().nextDouble();
    double millis = ttl.toMillis() * jitter;
    long now = time.millis();
    return new Stored(load, value, now + (long) (millis * FRESH_PART), now + (long) millis);
  }

  /** Ends a load without. */
  void fail(Flight flight, Throwable cause) {
    flight.counts().loaded(flight.elapsedNanos(), true);
    LOG.log(Level.FINE, cause, () -> flight.key() + " could not be loaded");
    giveBack(flight);
    flight.failed(cause);
  }

  /** Puts the stale value back, to be loaded anew a little later; or takes the token away. */
  private void giveBack(Flight flight) {
    Loading token = flight.token();
    try {
      if (isGoodEnough(token.stale())) {
        Stored again =
            token.stale().againAt(UUID.randomUUID(), time.millis() + RETRY_AFTER.toMillis());
        store.replace(flight.key(), token, again, Math.max(1, millisLeft(again)));
      } else {
        store.remove(flight.key(), token);
      }
    } catch (Breaker.CacheDown e) {
      LOG.log(Level.FINE, e, () -> flight.key() + " keeps its token until that expires");
    }
  }

  /** Gives up the loads that take too long; nobody waits for them any more. */
  void giveUpOverdue() {
    for (Flight flight : flights.values()) {
      if (flight.elapsedNanos() > settings.loadWithin().toNanos()) {
        giveUp(flight);
      }
    }
  }

  void giveUp(Flight flight) {
    if (flight.end()) {
      fail(flight, tooLong(flight));
      stuck.add(flight);
      if (!flight.isRunning()) {
        drop(flight); // its reader loads by himself, and may never come back
      }
    }
  }

  /** The failure of a loader that hangs tells where. */
  private TimeoutException tooLong(Flight flight) {
    StackTraceElement[] where = flight.stackOfRunner();
    TimeoutException tooLong =
        new TimeoutException(
            "it took longer than %d ms%s"
                .formatted(
                    settings.loadWithin().toMillis(),
                    where.length == 0 ? "" : ", and was at " + where[0]));
    if (where.length > 0) {
      tooLong.setStackTrace(where);
    }
    return tooLong;
  }

  /**
   * Waits for a load that this node does.
   *
   * @throws ExecutionException if it failed, or if it waits itself for the load that the caller's
   *     thread does: neither could end
   */
  Stored await(Flight flight) throws ExecutionException, TimeoutException, InterruptedException {
    Flight own = current.get();
    if (own == null) {
      return flight.await(waitNanos());
    }
    try {
      if (own.waitsFor(flight)) {
        throw new ExecutionException(
            new IllegalStateException(
                own == flight
                    ? LoadFailed.READS_ITSELF
                    : "its loader waits for %s, whose loader reads it".formatted(own.key())));
      }
      return flight.await(waitNanos());
    } finally {
      own.waitsFor(null);
    }
  }

  /** Returns how many loads were given up and still run. */
  int stuck() {
    return stuck.count();
  }

  /** Returns how long a reader waits for a load, in nanoseconds. */
  long waitNanos() {
    return TimeUnit.MILLISECONDS.toNanos(settings.loadWithin().toMillis());
  }
}
