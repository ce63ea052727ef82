package io.groundspeed.cache.pattern;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One key of a pattern, for example {@code journey:first-steps}. Created by {@link KeyPattern#key}.
 *
 * @param <V> the type of its value, which must be immutable and serializable
 */
public final class CacheKey<V> {
  private final KeyPattern<V> pattern;
  private final String text;
  private final Set<EntityRef> entities;
  private final boolean chosen;

  CacheKey(KeyPattern<V> pattern, String text, Set<EntityRef> entities) {
    this(pattern, text, entities, false);
  }

  private CacheKey(KeyPattern<V> pattern, String text, Set<EntityRef> entities, boolean chosen) {
    this.pattern = pattern;
    this.text = text;
    this.entities = entities;
    this.chosen = chosen;
  }

  /**
   * Returns this key, marked as one of very many that clients can request. Its entry shares a small
   * partition with others of that kind and never evicts any other entry.
   */
  public CacheKey<V> chosenByClient() {
    return new CacheKey<>(pattern, text, entities, true);
  }

  /**
   * Returns whether the entry belongs to the partition of keys that clients choose.
   *
   * @param value null for a cached "not found"
   */
  public boolean isChosen(@Nullable V value) {
    return chosen || value == null || pattern.isChosen(value);
  }

  /** Returns the pattern of this key. */
  public KeyPattern<V> pattern() {
    return pattern;
  }

  /** Returns the key as it is stored in the cache. */
  public String text() {
    return text;
  }

  /**
   * Returns every entity that a value under this key depends on.
   *
   * @param value null for a cached "not found"
   */
  public Set<EntityRef> entitiesOf(@Nullable V value) {
    if (value == null) {
      return entities;
    }
    Set<EntityRef> all = new LinkedHashSet<>(entities);
    all.addAll(pattern.entitiesIn(value));
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CacheKey<?> key && text.equals(key.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
