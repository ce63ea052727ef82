package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.PatternCounts;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives readers their value, from the cache or past it, and counts each read as what it was.
 * Thread-safe.
 */
final class Answers {
  private final Loads loads;
  private final Accesses accesses;
  private final InstantSource time;

  /** The keys that the current thread is loading past the cache; loads may be nested. */
  private final ThreadLocal<Set<String>> under = ThreadLocal.withInitial(HashSet::new);

  Answers(Loads loads, Accesses accesses, InstantSource time) {
    this.loads = loads;
    this.accesses = accesses;
    this.time = time;
  }

  /** Counts a read for the current call, if there is one. */
  static void countForCall() {
    Call call = Calls.current();
    if (call != null) {
      call.readCache();
    }
  }

  /**
   * Adds the elapsed time to the current call as waiting for the cache. Excludes the statements of
   * a load that runs for this call, and time that nested cache reads have already added.
   */
  static <T extends @Nullable Object> T timed(Supplier<T> slow) {
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

  /** Answers with a fresh value. */
  @SuppressWarnings("unchecked")
  <V> @Nullable V fresh(CacheKey<V> key, Stored stored, long now) {
    Access access = stored.access();
    if (access == null) {
      access = accesses.of(key);
      stored.access(access);
    }
    access.at(now);
    stored.answered(access.counts());
    return (V) stored.value();
  }

  /** Answers a reader whose load has failed or takes too long. */
  <V> @Nullable V failed(CacheKey<V> key, Flight flight, Exception failure) {
    Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
    if (failure instanceof TimeoutException) {
      loads.giveUp(flight);
      Throwable reason = flight.failure();
      cause = reason == null ? failure : reason;
    } else if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return failed(key, flight.token().stale(), cause);
  }

  /** Answers with a value that the reader has waited for. */
  @SuppressWarnings("unchecked")
  <V> @Nullable V loaded(CacheKey<V> key, Stored stored) {
    Access access = accesses.of(key);
    access.at(time.millis());
    access.counts().misses.increment();
    return (V) stored.value();
  }

  /** Answers with a stale value. */
  @SuppressWarnings("unchecked")
  <V> @Nullable V stale(CacheKey<V> key, Stored stale) {
    Access access = accesses.of(key);
    access.at(time.millis());
    access.counts().staleHits.increment();
    return (V) stale.value();
  }

  /**
   * Answers with the stale value.
   *
   * @throws LoadFailed if there is none, or it is too old
   */
  <V> @Nullable V failed(CacheKey<V> key, @Nullable Stored stale, @Nullable Throwable cause) {
    if (stale != null && loads.isGoodEnough(stale)) {
      return stale(key, stale);
    }
    accesses.countsOf(key.pattern()).misses.increment();
    throw new LoadFailed(key, cause);
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
}
