package io.groundspeed.cache;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * A row of the index: which keys depend on an entity, and when it was invalidated. Both are one
 * value, so that whoever registers a key is either seen by the invalidation or sees it.
 *
 * @param version another after each change, so that a comparing replace notices any
 * @param keys what depends on the entity, or did: an invalidation leaves them here, so that the
 *     next one does not end before what both are about is gone
 * @param overflown there was no room for all of its keys
 * @param invalidated the last invalidation by each node, as far as a load may be older
 */
public record EntityState(
    UUID version, Set<String> keys, boolean overflown, Map<UUID, Invalidated> invalidated)
    implements Serializable {
  private static final EntityState NONE = new EntityState(null, Set.of(), false, Map.of());

  private EntityState next(
      Set<String> newKeys, boolean nowOverflown, Map<UUID, Invalidated> newInvalidated) {
    return new EntityState(UUID.randomUUID(), newKeys, nowOverflown, newInvalidated);
  }

  /** Returns the row with those of its keys that are left; those it had no room for are not. */
  EntityState with(Set<String> newKeys) {
    return next(newKeys, overflown, invalidated);
  }

  /** Returns the row after everything was taken out of the cache. */
  EntityState emptied() {
    return next(Set.of(), false, invalidated);
  }

  /** Returns whether a load may have read what was there before an invalidation. */
  boolean overtook(Loading load) {
    return invalidated.values().stream().anyMatch(last -> last.overtook(load));
  }

  /** Returns whether every load that an invalidation may have overtaken is over. */
  boolean remembersNothingSince(long millis) {
    return invalidated.values().stream().allMatch(last -> last.millis() < millis);
  }

  /**
   * Adds a key.
   *
   * @param most keys that the row has room for
   */
  record Register(String key, int most)
      implements BiFunction<String, EntityState, EntityState>, Serializable {
    @Override
    public EntityState apply(String row, EntityState stored) {
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

  /** Notes an invalidation; of one node the latest is kept. */
  record Note(Invalidated now, long forgetBefore)
      implements BiFunction<String, EntityState, EntityState>, Serializable {
    @Override
    public EntityState apply(String row, EntityState stored) {
      EntityState state = stored == null ? NONE : stored;
      Map<UUID, Invalidated> all = new HashMap<>(state.invalidated);
      all.values().removeIf(old -> old.millis < forgetBefore);
      all.merge(now.node, now, (one, other) -> one.tick > other.tick ? one : other);
      return state.next(state.keys, state.overflown, all);
    }
  }

  /**
   * When an entity was invalidated.
   *
   * @param node the life of the node that did it
   * @param tick how many invalidations that node had made, this included
   * @param millis by that node's clock
   */
  record Invalidated(UUID node, long tick, long millis) implements Serializable {
    /** A node's clock may be off by that; a load that began so soon after is not stored. */
    static final long SKEW_MILLIS = 2_000;

    boolean overtook(Loading load) {
      return node.equals(load.node())
          ? tick > load.startTick()
          : millis + SKEW_MILLIS > load.startMillis();
    }
  }
}
