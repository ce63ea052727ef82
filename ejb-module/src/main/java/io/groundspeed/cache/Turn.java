package io.groundspeed.cache;

/**
 * What a reader gets who can only load on his own thread: a value, or the turn to load. Whoever has
 * the turn ends it with {@link #loaded} or {@link #failed}, since others wait for him; after {@link
 * CacheSettings#loadWithin} it is taken away.
 *
 * @param <V> the value's type
 */
public final class Turn<V> {
  private final V value;
  private final CacheKey<V> key;
  private final Flight flight;
  private final Loads loads;

  private Turn(V value, CacheKey<V> key, Flight flight, Loads loads) {
    this.value = value;
    this.key = key;
    this.flight = flight;
    this.loads = loads;
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

  /** Ends the turn with a value, which is stored unless it was overtaken by an invalidation. */
  public void loaded(V loaded) {
    if (flight != null && flight.end()) {
      loads.succeed(key, loaded, flight);
      loads.drop(flight);
    }
  }

  /** Ends the turn without: the next reader has it. Does nothing where it has ended. */
  public void failed() {
    if (flight != null && flight.end()) {
      loads.fail(flight, new IllegalStateException("it was not to be cached"));
      loads.drop(flight);
    }
  }
}
