package io.groundspeed.cache;

import io.groundspeed.cache.pattern.PatternCounts;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry: a value, or a cached "not found". Two entries are equal if they come from the same
 * load.
 */
final class Stored implements Serializable {
  private static final long serialVersionUID = 1L;

  private final UUID load;
  private final @Nullable Object value;
  private final long freshUntil;
  private final long validUntil;

  /** Reloading the value was tried and failed. */
  private final boolean stale;

  /**
   * The counter of this node's accesses. It is null, and looked up again, if the entry came from
   * another node.
   */
  private transient @Nullable Access access;

  /**
   * @param load identifies the load that produced the value
   * @param value null for a cached "not found"
   * @param freshUntil from then on one reader reloads it, in milliseconds since 1970
   * @param validUntil from then on it is served only if reloading fails, in milliseconds since 1970
   */
  Stored(UUID load, @Nullable Object value, long freshUntil, long validUntil) {
    this(load, value, freshUntil, validUntil, false);
  }

  private Stored(
      UUID load, @Nullable Object value, long freshUntil, long validUntil, boolean stale) {
    this.load = load;
    this.value = value;
    this.freshUntil = freshUntil;
    this.validUntil = validUntil;
    this.stale = stale;
  }

  /**
   * Returns the same value after a failed reload. It is reloaded no earlier than {@code retryAt}.
   */
  Stored againAt(UUID attempt, long retryAt) {
    return new Stored(attempt, value, retryAt, validUntil, true);
  }

  @Nullable Object value() {
    return value;
  }

  /** Counts a read that this entry answers. */
  void answered(PatternCounts counts) {
    if (stale) {
      counts.staleHits.increment();
    } else if (value == null) {
      counts.negativeHits.increment();
    } else {
      counts.hits.increment();
    }
  }

  /** Returns whether the entry is served without being reloaded. */
  boolean isFresh(long now) {
    return now < freshUntil;
  }

  /** Returns whether the entry may be served while it is reloaded. */
  boolean isValid(long now) {
    return now < validUntil;
  }

  long validUntil() {
    return validUntil;
  }

  @Nullable Access access() {
    return access;
  }

  void access(Access counting) {
    access = counting;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Stored stored && load.equals(stored.load);
  }

  @Override
  public int hashCode() {
    return load.hashCode();
  }
}
