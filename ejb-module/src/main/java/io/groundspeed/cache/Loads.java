package io.groundspeed.cache;

import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import java.io.Serializable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
final class Loads {
  /** So long after a failed load nobody tries again while there is an older value. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private static final Logger LOG = Logger.getLogger(Loads.class.getName());

  /** Values of one moment don't expire in one moment. */
  private static final double JITTER = 0.1;

  /** From this part of its time to live on, a value is loaded anew in the background. */
  private static final double FRESH_PART = 0.8;

  private final Store store;
  private final EntityIndex index;
  private final Executor threads;
  private final InstantSource time;
  private final CacheSettings settings;
  private final Accesses accesses;
  private final UUID node;
  private final Map<UUID, Flight> flights = new ConcurrentHashMap<>();
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
   * Begins a load; false if there is no thread for it, its token is gone then.
   *
   * @param waiting the call that waits for it and that its statements count for, null where nobody
   *     waits
   */
  <V> boolean begin(CacheKey<V> key, Loader<V> loader, Flight flight, Call waiting) {
    try {
      threads.execute(() -> run(key, loader, flight, waiting));
      return true;
    } catch (RejectedExecutionException e) {
      drop(flight);
      giveBack(flight);
      flight.loaded(null, false);
      return false;
    }
  }

  private <V> void run(CacheKey<V> key, Loader<V> loader, Flight flight, Call waiting) {
    flight.runsOn(Thread.currentThread());
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
      drop(flight);
      // An interrupt that came too late is nobody else's.
      Thread.interrupted();
    }
  }

  /** Ends a load with what it brought. */
  <V> void succeed(CacheKey<V> key, V value, Flight flight) {
    flight.counts().loaded(flight.elapsedNanos(), false);
    try {
      Stored stored = stored(key, value, flight.token().id());
      flight.loaded(stored, store(key, value, stored, flight.token(), flight.counts()));
    } catch (Breaker.CacheDown e) {
      flight.loaded(stored(key, value, flight.token().id()), false);
    } catch (RuntimeException e) {
      giveBack(flight);
      flight.failed(e);
    }
  }

  /** Stores a value unless it was overtaken; returns whether it did. */
  <V> boolean store(CacheKey<V> key, V value, Stored stored, Loading token, PatternCounts counts) {
    boolean current = index.register(key.text(), key.entitiesOf(value), token);
    if (!current) {
      store.remove(key.text(), token);
    }
    boolean kept = current && store.replace(key.text(), token, stored, millisFor(stored));
    if (kept) {
      Access access = accesses.of(key);
      access.stored(key, value, time.millis());
      stored.access(access);
      whenStored.stored(key, value);
    } else {
      counts.notStored.increment();
    }
    return kept;
  }

  private long millisFor(Stored stored) {
    return stored.value() == null
        ? Math.max(1, stored.validUntil() - time.millis())
        : Math.max(1, millisLeft(stored));
  }

  /** Returns what stands for a value. */
  <V> Stored stored(CacheKey<V> key, V value, UUID load) {
    if (value != null && !(value instanceof Serializable)) {
      throw new IllegalArgumentException(
          "%s can't be cached under %s: it is not serializable."
              .formatted(value.getClass().getName(), key.pattern()));
    }
    Duration ttl = key.pattern().ttl();
    if (value == null && settings.notThere().compareTo(ttl) < 0) {
      ttl = settings.notThere();
    }
    double jitter = 1 - JITTER * ThreadLocalRandom.current().nextDouble();
    double millis = ttl.toMillis() * jitter;
    long now = time.millis();
    return new Stored(
        load, (Serializable) value, now + (long) (millis * FRESH_PART), now + (long) millis);
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
      fail(
          flight,
          new TimeoutException(
              "it took longer than %d ms".formatted(settings.loadWithin().toMillis())));
      flight.interrupt();
    }
  }

  /** Returns how long a reader waits for a load, in nanoseconds. */
  long waitNanos() {
    return TimeUnit.MILLISECONDS.toNanos(settings.loadWithin().toMillis());
  }
}
