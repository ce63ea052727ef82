package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheKey;

/**
 * What a reader gets who can only load on his own thread: a value, or the turn to load. Whoever has
 * the turn ends it with {@link #loaded}, {@link #notKept} or {@link #failed}, since others wait for
 * him; after {@link CacheSettings#loadWithin} it is taken away. His read is counted at its end.
 *
 * @param <V> the value's type
 */
public final class Turn<V> {
  private final V value;
  private final CacheKey<V> key;
  private final Flight flight;
  private final Loads loads;
  private boolean ended;

  private Turn(V value, CacheKey<V> key, Flight flight, Loads loads) {
    this.value = value;
    this.key = key;
    this.flight = flight;
    this.loads = loads;
    ended = flight == null;
  }

  static <V> Turn<V> of(V value) {
    return new Turn<>(value, null, null, null);
  }

  static <V> Turn<V> toLoad(CacheKey<V> key, Flight flight, Loads loads) {
    return new Turn<>(null, key, flight, loads);
  }

  /** Loads for himself alone: nobody waits, and nothing is stored. */
  static <V> Turn<V> past() {
    return new Turn<>(null, null, null, null);
  }

  /** Returns what stands in the cache, null where the caller has to load. */
  public V value() {
    return value;
  }

  /** Returns whether what the caller loads is stored, and others wait for it. */
  public boolean isToLoad() {
    return flight != null;
  }

  /** Ends the turn with a value, which is stored unless it was overtaken by an invalidation. */
  public void loaded(V loaded) {
    if (ends()) {
      flight.counts().misses.increment();
      if (flight.end()) {
        loads.succeed(key, loaded, flight);
        loads.drop(flight);
      }
    }
  }

  /** Ends the turn with a value that is the caller's alone: the next reader has the turn. */
  public void notKept() {
    if (ends()) {
      flight.counts().misses.increment();
      giveUp("it was not to be cached");
    }
  }

  /**
   * Ends the turn without a value: the next reader has it.
   *
   * @return an older value, which the caller may answer instead; null where none is good enough
   */
  @SuppressWarnings("unchecked")
  public V failed() {
    if (!ends()) {
      return null;
    }
    Stored stale = flight.token().stale();
    boolean older = loads.isGoodEnough(stale) && stale.value() != null;
    (older ? flight.counts().staleHits : flight.counts().misses).increment();
    giveUp("its reader could not load it");
    return older ? (V) stale.value() : null;
  }

  private boolean ends() {
    boolean now = !ended;
    ended = true;
    return now;
  }

  private void giveUp(String reason) {
    if (flight.end()) {
      loads.fail(flight, new IllegalStateException(reason));
      loads.drop(flight);
    }
  }
}
