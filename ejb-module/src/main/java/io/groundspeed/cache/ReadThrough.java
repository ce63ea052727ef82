package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.probe.call.Calls;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
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
  private final Answers answers;
  private final InstantSource time;
  private final CoarseTime coarse;

  /**
   * @param coarse the clock for reads that hit; everything else uses the exact time
   */
  ReadThrough(
      Store store,
      Loads loads,
      Accesses accesses,
      Answers answers,
      InstantSource time,
      CoarseTime coarse) {
    this.store = store;
    this.loads = loads;
    this.waiting = new Waiting(store);
    this.accesses = accesses;
    this.answers = answers;
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
      return answers.bypass(key, loader);
    }
    try {
      Object found = store.get(key.text());
      long now = coarse.millis();
      if (found instanceof Stored stored && stored.isFresh(now)) {
        return answers.fresh(key, stored, now);
      }
      return Answers.timed(() -> readSlowly(key, loader, found));
    } catch (Breaker.CacheDown e) {
      return answers.bypass(key, loader);
    }
  }

  private <V> @Nullable V readSlowly(CacheKey<V> key, Loader<V> loader, @Nullable Object first) {
    Object found = first;
    for (int i = 0; i < TRIES; i++) {
      long now = time.millis();
      if (found instanceof Stored stored && stored.isFresh(now)) {
        return answers.fresh(key, stored, now);
      }
      Attempt<V> attempt = attempt(key, loader, found, now);
      if (attempt.ended) {
        return attempt.value;
      }
      found = attempt.found;
    }
    return answers.bypass(key, loader);
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
      return Attempt.of(answers.bypass(key, loader));
    }
    return Attempt.of(answer == null ? await(key, flight) : answers.stale(key, answer));
  }

  private <V> Attempt<V> wait(CacheKey<V> key, Loading loading, long now) {
    Stored stale = loading.stale();
    return stale != null && stale.isValid(now)
        ? Attempt.of(answers.stale(key, stale))
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
          ? Attempt.of(answers.loaded(key, stored))
          : Attempt.again(next);
    } catch (TimeoutException e) {
      return Attempt.of(answers.failed(key, token.stale(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Attempt.of(answers.failed(key, token.stale(), e));
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
          ? Attempt.of(answers.loaded(key, stored))
          : Attempt.again(store.get(key.text()));
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      return Attempt.of(answers.failed(key, flight, e));
    }
  }

  private <V> @Nullable V await(CacheKey<V> key, Flight flight) {
    try {
      Stored stored = loads.await(flight);
      return answers.loaded(key, Objects.requireNonNull(stored, "a begun load ends with an entry"));
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      return answers.failed(key, flight, e);
    }
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

  /** Returns the cached state of a key without loading or counting. */
  @SuppressWarnings("unchecked")
  <V> Lookup<V> lookup(CacheKey<V> key) {
    try {
      Stored stored = staleIn(store.get(key.text()));
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

  /** Returns the cached value, or gives the caller the turn to load. */
  <V> Turn<V> turn(CacheKey<V> key) {
    try {
      Object found = store.get(key.text());
      for (int i = 0; i < TRIES; i++) {
        long now = time.millis();
        if (found instanceof Stored stored && stored.isFresh(now)) {
          return Turn.of(answers.fresh(key, stored, now));
        }
        if (found instanceof Loading loading && store.isMember(loading.member())) {
          Attempt<V> joined = Answers.timed(() -> wait(key, loading, now));
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
      return answers.past(key);
    }
    return answers.past(key);
  }

  /** The result of an attempt: an answer, or the new content of the key. */
  private record Attempt<V>(boolean ended, @Nullable V value, @Nullable Object found) {
    static <V> Attempt<V> of(@Nullable V value) {
      return new Attempt<>(true, value, null);
    }

    static <V> Attempt<V> again(@Nullable Object found) {
      return new Attempt<>(false, null, found);
    }
  }
}
