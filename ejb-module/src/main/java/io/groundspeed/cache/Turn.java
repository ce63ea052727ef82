package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.PatternCounts;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a reader that can only load on its own thread: a value, or the turn to load it. A
 * reader with the turn must end it with {@link #loaded}, {@link #notKept} or {@link #failed},
 * because other readers wait. After {@link CacheSettings#loadWithin} the turn is withdrawn. The
 * read is counted when the turn ends.
 *
 * @param <V> the value's type
 */
public final class Turn<V> {
  private final @Nullable V value;
  private final @Nullable ToLoad<V> toLoad;
  private boolean ended;

  private Turn(@Nullable V value, @Nullable ToLoad<V> toLoad) {
    this.value = value;
    this.toLoad = toLoad;
  }

  /** A load that the reader does itself. */
  private record ToLoad<V>(CacheKey<V> key, Flight flight, Loads loads) {}

  static <V> Turn<V> of(@Nullable V value) {
    return new Turn<>(value, null);
  }

  static <V> Turn<V> toLoad(CacheKey<V> key, Flight flight, Loads loads) {
    return new Turn<>(null, new ToLoad<>(key, flight, loads));
  }

  /** The reader loads without the cache: no other reader waits, and nothing is stored. */
  static <V> Turn<V> past() {
    return new Turn<>(null, null);
  }

  /** Returns the cached value; null if the caller has to load. */
  public @Nullable V value() {
    return value;
  }

  /** Returns whether the value that the caller loads is stored and other readers wait for it. */
  public boolean isToLoad() {
    return toLoad != null;
  }

  /** Ends the turn with a value, which is stored unless an invalidation overtook it. */
  public void loaded(V loaded) {
    ToLoad<V> ours = end();
    if (ours != null) {
      Flight flight = ours.flight();
      flight.counts().misses.increment();
      if (flight.end()) {
        ours.loads().succeed(ours.key(), loaded, flight);
        ours.loads().drop(flight);
      }
    }
  }

  /** Ends the turn with a value that only the caller may use. The next reader gets the turn. */
  public void notKept() {
    ToLoad<V> ours = end();
    if (ours != null) {
      ours.flight().counts().misses.increment();
      giveUp(ours, "it was not to be cached");
    }
  }

  /**
   * Ends the turn without a value. The next reader gets the turn.
   *
   * @return a stale value that the caller may serve instead; null if there is none
   */
  @SuppressWarnings("unchecked")
  public @Nullable V failed() {
    ToLoad<V> ours = end();
    if (ours == null) {
      return null;
    }
    Stored stale = ours.flight().token().stale();
    Object older = stale != null && ours.loads().isGoodEnough(stale) ? stale.value() : null;
    PatternCounts counts = ours.flight().counts();
    (older == null ? counts.misses : counts.staleHits).increment();
    giveUp(ours, "its reader could not load it");
    return (V) older;
  }

  /** Ends the turn, and returns its load; null if there is none or the turn has ended before. */
  private @Nullable ToLoad<V> end() {
    boolean now = !ended;
    ended = true;
    return now ? toLoad : null;
  }

  private static void giveUp(ToLoad<?> ours, String reason) {
    Flight flight = ours.flight();
    if (flight.end()) {
      ours.loads().fail(flight, new IllegalStateException(reason));
      ours.loads().drop(flight);
    }
  }
}
