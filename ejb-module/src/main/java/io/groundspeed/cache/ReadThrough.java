package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.PatternCounts;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers reads: with a fresh value; with a stale value, while it is reloaded; by waiting for a
 * load in progress; or by loading. Every read is counted once. Thread-safe.
 */
final class ReadThrough {
  /**
   * If a token disappears this many times, the key is being invalidated continuously: the read
   * bypasses the cache.
   */
  private static final int TRIES = 4;

  private final Store store;
  private final Loads loads;
  private final Waiting waiting;
  private final Accesses accesses;
  private final InstantSource time;
  private final CoarseTime coarse;

  /** The keys that the current thread is loading past the cache; loads may be nested. */
  private final ThreadLocal<Set<String>> under = ThreadLocal.withInitial(HashSet::new);

  /**
   * @param coarse the clock for reads that hit; everything else uses the exact time
   */
  ReadThrough(Store store, Loads loads, Accesses accesses, InstantSource time, CoarseTime coarse) {
    this.store = store;
    this.loads = loads;
    this.waiting = new Waiting(store);
    this.accesses = accesses;
    this.time = time;
    this.coarse = coarse;
  }

  /**
   * Returns the value; null if there is none.
   *
   * @throws LoadFailed if it can't be loaded and no stale value can be served
   */
  <V> @Nullable V read(CacheKey<V> key, Loader<V> loader) {
    if (!store.isUp()) {
      return bypass(key, loader);
    }
    try {
      Object found = store.get(key.text());
      long now = coarse.millis();
      if (found instanceof Stored stored && stored.isFresh(now)) {
        return answer(key, stored, now);
      }
      return timed(() -> readSlowly(key, loader, found));
    } catch (Breaker.CacheDown e) {
      return bypass(key, loader);
    }
  }

  /**
   * Adds the elapsed time to the current call as waiting for the cache. Excludes the statements of
   * a load that runs for this call, and time that nested cache reads have already added.
   */
  private static <T extends @Nullable Object> T timed(Supplier<T> slow) {
    Call call = Calls.current();
    if (call == null) {
      return slow.get();
    }
    long start = System.nanoTime();
    long accounted = call.accountedNanos();
    try {
      return slow.get();
    } finally {
      call.waitedForCache(System.nanoTime() - start - (call.accountedNanos() - accounted));
    }
  }

  @SuppressWarnings("unchecked")
  private <V> @Nullable V answer(CacheKey<V> key, Stored stored, long now) {
    Access access = stored.access();
    if (access == null) {
      access = accesses.of(key);
      stored.access(access);
    }
    access.at(now);
    stored.answered(access.counts());
    return (V) stored.value();
  }

  private <V> @Nullable V readSlowly(CacheKey<V> key, Loader<V> loader, @Nullable Object first) {
    Object found = first;
    for (int i = 0; i < TRIES; i++) {
      long now = time.millis();
      if (found instanceof Stored stored && stored.isFresh(now)) {
        return answer(key, stored, now);
      }
      Attempt<V> attempt = attempt(key, loader, found, now);
      if (attempt.ended) {
        return attempt.value;
      }
      found = attempt.found;
    }
    return bypass(key, loader);
  }

  /** Serves a stale value, starts a load, or waits for the load in progress. */
  private <V> Attempt<V> attempt(
      CacheKey<V> key, Loader<V> loader, @Nullable Object found, long now) {
    if (found instanceof Loading loading && store.isMember(loading.member())) {
      return wait(key, loading, now);
    }
    Flight flight = acquire(key, found);
    if (flight == null) {
      return Attempt.again(store.get(key.text()));
    }
    Stored stale = flight.token().stale();
    Stored answer = stale != null && stale.isValid(now) ? stale : null;
    if (!loads.begin(key, loader, flight, answer == null ? Calls.current() : null)) {
      return Attempt.of(bypass(key, loader));
    }
    return Attempt.of(answer == null ? await(key, flight) : answerStale(key, answer));
  }

  private <V> Attempt<V> wait(CacheKey<V> key, Loading loading, long now) {
    Stored stale = loading.stale();
    return stale != null && stale.isValid(now)
        ? Attempt.of(answerStale(key, stale))
        : join(key, loading);
  }

  /**
   * Returns the value to be reloaded: the entry itself, or the stale value in the token of a dead
   * node.
   */
  private static @Nullable Stored staleIn(@Nullable Object found) {
    return found instanceof Loading loading ? loading.stale() : (Stored) found;
  }

  /** Replaces what was found with a token; returns null if another reader was faster. */
  private @Nullable Flight acquire(CacheKey<?> key, @Nullable Object found) {
    Loading token = loads.token(staleIn(found));
    Flight flight = loads.prepare(key, token, accesses.countsOf(key.pattern()));
    long millis = loads.millisOf(token);
    boolean acquired = false;
    try {
      acquired =
          found == null
              ? store.putIfAbsent(key.text(), token, millis) == null
              : store.replace(key.text(), found, token, millis);
    } finally {
      if (!acquired) {
        loads.drop(flight);
      }
    }
    return acquired ? flight : null;
  }

  private <V> Attempt<V> join(CacheKey<V> key, Loading token) {
    Flight flight = loads.find(token);
    if (flight != null) {
      return join(key, flight);
    }
    if (loads.isOwn(token)) {
      return Attempt.again(store.get(key.text()));
    }
    try {
      Object next = waiting.await(key.text(), token, loads.waitNanos());
      return next instanceof Stored stored
          ? Attempt.of(answerLoaded(key, stored))
          : Attempt.again(next);
    } catch (TimeoutException e) {
      return Attempt.of(answerFailed(key, token.stale(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Attempt.of(answerFailed(key, token.stale(), e));
    }
  }

  /**
   * A reader that arrived after the load began may have arrived after an invalidation that the load
   * did not see.
   */
  private <V> Attempt<V> join(CacheKey<V> key, Flight flight) {
    try {
      Stored stored = loads.await(flight);
      return stored != null && flight.wasKept()
          ? Attempt.of(answerLoaded(key, stored))
          : Attempt.again(store.get(key.text()));
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      return Attempt.of(answerFailed(key, flight, e));
    }
  }

  private <V> @Nullable V await(CacheKey<V> key, Flight flight) {
    try {
      Stored stored = loads.await(flight);
      return answerLoaded(key, Objects.requireNonNull(stored, "a begun load ends with an entry"));
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      return answerFailed(key, flight, e);
    }
  }

  private <V> @Nullable V answerFailed(CacheKey<V> key, Flight flight, Exception failure) {
    Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
    if (failure instanceof TimeoutException) {
      loads.giveUp(flight);
      Throwable reason = flight.failure();
      cause = reason == null ? failure : reason;
    } else if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return answerFailed(key, flight.token().stale(), cause);
  }

  @SuppressWarnings("unchecked")
  private <V> @Nullable V answerLoaded(CacheKey<V> key, Stored stored) {
    Access access = accesses.of(key);
    access.at(time.millis());
    access.counts().misses.increment();
    return (V) stored.value();
  }

  @SuppressWarnings("unchecked")
  private <V> @Nullable V answerStale(CacheKey<V> key, Stored stale) {
    Access access = accesses.of(key);
    access.at(time.millis());
    access.counts().staleHits.increment();
    return (V) stale.value();
  }

  private <V> @Nullable V answerFailed(
      CacheKey<V> key, @Nullable Stored stale, @Nullable Throwable cause) {
    if (stale != null && loads.isGoodEnough(stale)) {
      return answerStale(key, stale);
    }
    accesses.countsOf(key.pattern()).misses.increment();
    throw new LoadFailed(key, cause);
  }

  /**
   * Returns the cached value, loading it if necessary; null if there is none or the cache is down.
   */
  @SuppressWarnings("unchecked")
  <V> @Nullable V warm(CacheKey<V> key, Loader<V> loader) {
    try {
      Stored there = null;
      for (int i = 0; i < TRIES && there == null; i++) {
        there = warmOnce(key, loader);
      }
      return there == null ? null : (V) there.value();
    } catch (Breaker.CacheDown e) {
      return null;
    } catch (ExecutionException | TimeoutException e) {
      throw new LoadFailed(key, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadFailed(key, e);
    }
  }

  /** Returns null if it has to be tried again. */
  private <V> @Nullable Stored warmOnce(CacheKey<V> key, Loader<V> loader)
      throws ExecutionException, TimeoutException, InterruptedException {
    Object found = store.get(key.text());
    if (found instanceof Stored stored && stored.isFresh(time.millis())) {
      return stored;
    }
    if (found instanceof Loading loading && store.isMember(loading.member())) {
      return awaitOther(key, loading);
    }
    Flight flight = acquire(key, found);
    return flight != null && loads.begin(key, loader, flight, Calls.current())
        ? loads.await(flight)
        : null;
  }

  private @Nullable Stored awaitOther(CacheKey<?> key, Loading token)
      throws ExecutionException, TimeoutException, InterruptedException {
    Flight flight = loads.find(token);
    if (flight != null) {
      return loads.await(flight);
    }
    Object next =
        loads.isOwn(token)
            ? store.get(key.text())
            : waiting.await(key.text(), token, loads.waitNanos());
    return next instanceof Stored stored ? stored : null;
  }

  /** Returns the cached value, or gives the caller the turn to load. */
  <V> Turn<V> turn(CacheKey<V> key) {
    try {
      Object found = store.get(key.text());
      for (int i = 0; i < TRIES; i++) {
        long now = time.millis();
        if (found instanceof Stored stored && stored.isFresh(now)) {
          return Turn.of(answer(key, stored, now));
        }
        if (found instanceof Loading loading && store.isMember(loading.member())) {
          Attempt<V> joined = timed(() -> wait(key, loading, now));
          if (joined.ended) {
            return Turn.of(joined.value);
          }
          found = joined.found;
        } else {
          Flight flight = acquire(key, found);
          if (flight != null) {
            accesses.of(key).at(now);
            return Turn.toLoad(key, flight, loads);
          }
          found = store.get(key.text());
        }
      }
    } catch (LoadFailed e) {
      // the failed wait has already been counted
      return Turn.past();
    } catch (Breaker.CacheDown e) {
      return past(key);
    }
    return past(key);
  }

  /** Counts a read that bypasses the cache. */
  <V> Turn<V> past(CacheKey<V> key) {
    accesses.countsOf(key.pattern()).bypassed.increment();
    return Turn.past();
  }

  /** Loads past the cache, on the caller's thread and in the caller's transaction. */
  <V> @Nullable V bypass(CacheKey<V> key, Loader<V> loader) {
    return timed(() -> loadPast(key, loader));
  }

  private <V> @Nullable V loadPast(CacheKey<V> key, Loader<V> loader) {
    PatternCounts counts = accesses.countsOf(key.pattern());
    counts.bypassed.increment();
    if (!under.get().add(key.text())) {
      throw new LoadFailed(key, new IllegalStateException(LoadFailed.READS_ITSELF));
    }
    long start = System.nanoTime();
    boolean failed = true;
    try {
      V value = loader.load();
      failed = false;
      return value;
    } catch (Exception e) {
      throw new LoadFailed(key, e);
    } finally {
      ended(key);
      counts.loaded(System.nanoTime() - start, failed);
    }
  }

  private void ended(CacheKey<?> key) {
    Set<String> keys = under.get();
    keys.remove(key.text());
    if (keys.isEmpty()) {
      under.remove();
    }
  }

  /** The result of an attempt: an answer, or the new content of the key. */
  private static final class Attempt<V> {
    private final boolean ended;
    private final @Nullable V value;
    private final @Nullable Object found;

    private Attempt(boolean ended, @Nullable V value, @Nullable Object found) {
      this.ended = ended;
      this.value = value;
      this.found = found;
    }

    static <V> Attempt<V> of(@Nullable V value) {
      return new Attempt<>(true, value, null);
    }

    static <V> Attempt<V> again(@Nullable Object found) {
      return new Attempt<>(false, null, found);
    }
  }
}
