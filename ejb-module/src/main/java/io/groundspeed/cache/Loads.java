package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.cache.pattern.PatternCounts;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The loads that this node runs, each on a separate thread and with a time limit. */
public final class Loads {
  /** Minimum time between a failed load and the next attempt while a stale value exists. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private static final Logger LOG = Logger.getLogger(Loads.class.getName());

  /**
   * Maximum number of threads for one pattern, so that a quarter of the threads remains for others.
   */
  private static final int MOST_RUNNING_OF_ONE_PATTERN = 24;

  private final Store store;
  private final EntityIndex index;
  private final Executor threads;
  private final InstantSource time;
  private final CacheSettings settings;
  private final LoadedValues values;
  private final UUID node;
  private final Map<UUID, Flight> flights = new ConcurrentHashMap<>();
  private final StuckLoads stuck = new StuckLoads();

  /** The load that the current thread is running. */
  private final ThreadLocal<Flight> current = new ThreadLocal<>();

  Loads(
      Store store,
      EntityIndex index,
      Executor threads,
      InstantSource time,
      CacheSettings settings,
      LoadedValues values) {
    this.store = store;
    this.index = index;
    this.threads = threads;
    this.time = time;
    this.settings = settings;
    this.values = values;
    this.node = index.node();
  }

  /** Returns a token for a load that begins now. */
  Loading token(@Nullable Stored stale) {
    return new Loading(UUID.randomUUID(), node, store.member(), index.tick(), time.millis(), stale);
  }

  /**
   * Returns the lifetime of a token in milliseconds: at least as long as the stale value in it may
   * be served.
   */
  long millisOf(Loading token) {
    long load = settings.loadWithin().plus(RETRY_AFTER).toMillis();
    Stored stale = token.stale();
    return stale == null ? load : Math.max(load, values.millisLeft(stale));
  }

  /** Returns whether a stale value may be served after reloading it has failed. */
  boolean isGoodEnough(@Nullable Stored stale) {
    return values.isGoodEnough(stale);
  }

  /** Returns whether this node created a token. */
  boolean isOwn(Loading token) {
    return token.node().equals(node);
  }

  /** Returns the load of a token; null if it does not run on this node. */
  @Nullable Flight find(Loading token) {
    return flights.get(token.id());
  }

  /** Registers a load with this node's readers, before its token is placed in the cache. */
  Flight prepare(CacheKey<?> key, Loading token, PatternCounts counts) {
    Flight flight = new Flight(key.text(), token, counts);
    flights.put(token.id(), flight);
    return flight;
  }

  /** Forgets a load that lost the race to place its token. */
  void drop(Flight flight) {
    flights.remove(flight.token().id());
  }

  /**
   * Starts a load. Returns false, and removes the token, if no thread is available: all are busy,
   * or too many are loading keys of the same pattern.
   *
   * @param waiting the call that waits for the load and to which its statements are attributed;
   *     null if none waits
   */
  <V> boolean begin(CacheKey<V> key, Loader<V> loader, Flight flight, @Nullable Call waiting) {
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

  /** No pattern may use all threads, because its loads may never end. */
  private boolean areTooMany(KeyPattern<?> pattern) {
    int running = 0;
    for (Flight flight : flights.values()) {
      if (flight.isRunning() && flight.isOf(pattern)) {
        running++;
      }
    }
    return running >= MOST_RUNNING_OF_ONE_PATTERN;
  }

  private <V> void run(CacheKey<V> key, Loader<V> loader, Flight flight, @Nullable Call waiting) {
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
      // Clears an interrupt that came too late, so that it does not affect the thread's next task.
      Thread.interrupted();
    }
  }

  /** Ends a load that produced a value. */
  <V> void succeed(CacheKey<V> key, @Nullable V value, Flight flight) {
    flight.counts().loaded(flight.elapsedNanos(), false);
    Stored stored = values.entry(key, value, flight.token().id());
    boolean current = false;
    try {
      current = values.store(key, value, stored, flight.token(), flight.counts());
    } catch (Breaker.CacheDown e) {
      LOG.log(Level.FINE, e, () -> flight.key() + " is not stored");
    } finally {
      flight.loaded(stored, current);
    }
  }

  /** Stores a value that was not loaded, as if a load had just produced it. */
  <V> void put(CacheKey<V> key, @Nullable V value, PatternCounts counts) {
    Loading token = token(null);
    store.put(key.text(), token, millisOf(token));
    values.store(key, value, values.entry(key, value, token.id()), token, counts);
  }

  /** Ends a load that produced no value. */
  void fail(Flight flight, Throwable cause) {
    flight.counts().loaded(flight.elapsedNanos(), true);
    LOG.log(Level.FINE, cause, () -> flight.key() + " could not be loaded");
    giveBack(flight);
    flight.failed(cause);
  }

  /** Puts the stale value back, to be reloaded a little later, or removes the token. */
  private void giveBack(Flight flight) {
    Loading token = flight.token();
    try {
      Stored stale = token.stale();
      if (stale != null && values.isGoodEnough(stale)) {
        Stored again = stale.againAt(UUID.randomUUID(), time.millis() + RETRY_AFTER.toMillis());
        store.replace(flight.key(), token, again, Math.max(1, values.millisLeft(again)));
      } else {
        store.remove(flight.key(), token);
      }
    } catch (Breaker.CacheDown e) {
      LOG.log(Level.FINE, e, () -> flight.key() + " keeps its token until that expires");
    }
  }

  /** Gives up the loads that exceed their time limit. Readers stop waiting for them. */
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
        drop(flight); // its reader loads on its own thread and may never return
      }
    }
  }

  /** The exception's stack trace shows where the loader hangs. */
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
   * Waits for a load that runs on this node.
   *
   * @throws ExecutionException if the load failed, or if it is waiting for the load that the
   *     caller's thread runs, which would be a deadlock
   */
  @Nullable Stored await(Flight flight)
      throws ExecutionException, TimeoutException, InterruptedException {
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

  /** Returns the number of loads that were given up and are still running. */
  int stuck() {
    return stuck.count();
  }

  /** Returns how long a reader waits for a load, in nanoseconds. */
  long waitNanos() {
    return TimeUnit.MILLISECONDS.toNanos(settings.loadWithin().toMillis());
  }
}
