package io.groundspeed.cache;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A row of the index: the keys that depend on an entity, and when the entity was invalidated. Both
 * are one value, so that a registration either is seen by a concurrent invalidation or sees it.
 *
 * @param version changes with each update, so that a comparing replace detects any change
 * @param keys the keys that depend or depended on the entity; an invalidation leaves them here, so
 *     that the next invalidation does not return before they are removed
 * @param overflown whether there was no room for all of its keys
 * @param invalidated the last invalidation by each node, as long as a running load may be older
 */
public record EntityState(
    @Nullable UUID version, Set<String> keys, boolean overflown, Map<UUID, Invalidated> invalidated)
    implements Serializable {
  private static final EntityState NONE = new EntityState(null, Set.of(), false, Map.of());

  private EntityState next(
      Set<String> newKeys, boolean nowOverflown, Map<UUID, Invalidated> newInvalidated) {
    return new EntityState(UUID.randomUUID(), newKeys, nowOverflown, newInvalidated);
  }

  /** Returns the row with only the keys that remain. It is still marked as overflown if it was. */
  EntityState with(Set<String> newKeys) {
    return next(newKeys, overflown, invalidated);
  }

  /** Returns the row after the cache was emptied. */
  EntityState emptied() {
    return next(Set.of(), false, invalidated);
  }

  /** Returns whether a load may have read data from before an invalidation. */
  boolean overtook(Loading load) {
    return invalidated.values().stream().anyMatch(last -> last.overtook(load));
  }

  /** Returns whether all loads that an invalidation may have overtaken have ended. */
  boolean remembersNothingSince(long millis) {
    return invalidated.values().stream().allMatch(last -> last.millis() < millis);
  }

  /**
   * Adds a key.
   *
   * @param most maximum number of keys in the row
   */
  record Register(String key, int most)
      implements BiFunction<String, EntityState, EntityState>, Serializable {
    @Override
    public EntityState apply(String row, @Nullable EntityState stored) {
      EntityState state = stored == null ? NONE : stored;
      if (state.keys.contains(key)) {
        return state.next(state.keys, state.overflown, state.invalidated);
      }
      if (state.keys.size() >= most) {
        return state.next(state.keys, true, state.invalidated);
      }
      Set<String> keys = new HashSet<>(state.keys);
      keys.add(key);
      return state.next(keys, state.overflown, state.invalidated);
    }
  }

  /** Records an invalidation. Only the latest one of each node is kept. */
  record Note(Invalidated now, long forgetBefore)
      implements BiFunction<String, EntityState, EntityState>, Serializable {
    @Override
    public EntityState apply(String row, @Nullable EntityState stored) {
      EntityState state = stored == null ? NONE : stored;
      Map<UUID, Invalidated> all = new HashMap<>(state.invalidated);
      all.values().removeIf(old -> old.millis < forgetBefore);
      all.merge(now.node, now, (one, other) -> one.tick > other.tick ? one : other);
      return state.next(state.keys, state.overflown, all);
    }
  }

  /**
   * An invalidation of an entity.
   *
   * @param node the node's id for its current run
   * @param tick the number of invalidations by that node, including this one
   * @param millis the time by that node's clock, in milliseconds since 1970
   */
  record Invalidated(UUID node, long tick, long millis) implements Serializable {
    /**
     * Tolerated difference between nodes' clocks. A load that began within this time after the
     * invalidation is not stored.
     */
    static final long SKEW_MILLIS = 2_000;

    boolean overtook(Loading load) {
      return node.equals(load.node())
          ? tick > load.startTick()
          : millis + SKEW_MILLIS > load.startMillis();
    }
  }
}
