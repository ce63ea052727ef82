package io.groundspeed.cache;

import io.groundspeed.cache.pattern.PatternCounts;
import java.io.Serializable;
import java.util.UUID;

/**
 * What stands under a key: a value, or that there is none. Two are equal when they are of one load.
 */
final class Stored implements Serializable {
  private static final long serialVersionUID = 1L;

  private final UUID load;
  private final Object value;
  private final long freshUntil;
  private final long validUntil;

  /** Loading it anew was tried, and failed. */
  private final boolean stale;

  /** Who counts its accesses on this node; found anew where the entry came from another. */
  private transient Access access;

  /**
   * @param load identifies the load that brought it
   * @param value null: there is none
   * @param freshUntil from then on one reader loads it anew, in milliseconds of the epoch
   * @param validUntil from then on it is no answer any more, unless loading fails
   */
  Stored(UUID load, Object value, long freshUntil, long validUntil) {
    this(load, value, freshUntil, validUntil, false);
  }

  private Stored(UUID load, Object value, long freshUntil, long validUntil, boolean stale) {
    this.load = load;
    this.value = value;
    this.freshUntil = freshUntil;
    this.validUntil = validUntil;
    this.stale = stale;
  }

  /** The same value, to be loaded anew not before some time, after loading it has failed. */
  Stored againAt(UUID attempt, long retryAt) {
    return new Stored(attempt, value, retryAt, validUntil, true);
  }

  Object value() {
    return value;
  }

  /** Counts a read that it answers. */
  void answered(PatternCounts counts) {
    if (stale) {
      counts.staleHits.increment();
    } else if (value == null) {
      counts.negativeHits.increment();
    } else {
      counts.hits.increment();
    }
  }

  /** Returns whether it answers without being loaded anew. */
  boolean isFresh(long now) {
    return now < freshUntil;
  }

  /** Returns whether it answers while it is loaded anew. */
  boolean isValid(long now) {
    return now < validUntil;
  }

  long validUntil() {
    return validUntil;
  }

  Access access() {
    return access;
  }

  void access(Access counting) {
    access = counting;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Stored stored && load.equals(stored.load);
  }

  @Override
  public int hashCode() {
    return load.hashCode();
  }
}
