package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheKey;

/**
 * The answer to a reader that can only load on its own thread: a value, or the turn to load it. A
 * reader with the turn must end it with {@link #loaded}, {@link #notKept} or {@link #failed},
 * because other readers wait. After {@link CacheSettings#loadWithin} the turn is withdrawn. The
 * read is counted when the turn ends.
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

  /** The reader loads without the cache: no other reader waits, and nothing is stored. */
  static <V> Turn<V> past() {
    return new Turn<>(null, null, null, null);
  }

  /** Returns the cached value; null if the caller has to load. */
  public V value() {
    return value;
  }

  /** Returns whether the value that the caller loads is stored and other readers wait for it. */
  public boolean isToLoad() {
    return flight != null;
  }

  /** Ends the turn with a value, which is stored unless an invalidation overtook it. */
  public void loaded(V loaded) {
    if (ends()) {
      flight.counts().misses.increment();
      if (flight.end()) {
        loads.succeed(key, loaded, flight);
        loads.drop(flight);
      }
    }
  }

  /** Ends the turn with a value that only the caller may use. The next reader gets the turn. */
  public void notKept() {
    if (ends()) {
      flight.counts().misses.increment();
      giveUp("it was not to be cached");
    }
  }

  /**
   * Ends the turn without a value. The next reader gets the turn.
   *
   * @return a stale value that the caller may serve instead; null if there is none
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
