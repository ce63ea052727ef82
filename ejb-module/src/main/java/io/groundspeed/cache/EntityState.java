package io.groundspeed.cache;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What the index has of one entity: which keys depend on it, and when it was invalidated last. Both
 * are one value, so that whoever registers a key is either seen by the invalidation or sees it.
 *
 * @param version another after each change, so that a comparing replace notices any
 * @param last null where it was not invalidated as far as the index goes back
 */
record EntityState(Set<String> keys, Invalidated last, UUID version) implements Serializable {
  /** Beyond so many keys an invalidation of the entity empties the cache instead. */
  static final int MOST_KEYS = 5_000;

  /** Adds a key. */
  record Register(String key)
      implements BiFunction<String, EntityState, EntityState>, Serializable {
    @Override
    public EntityState apply(String entity, EntityState state) {
      if (state == null) {
        return new EntityState(Set.of(key), null, UUID.randomUUID());
      }
      Set<String> keys = state.keys;
      if (keys.size() <= MOST_KEYS && !keys.contains(key)) {
        keys = new HashSet<>(keys);
        keys.add(key);
      }
      return new EntityState(keys, state.last, UUID.randomUUID());
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

    /** Returns whether a load may have read what was there before. */
    boolean overtook(Loading load) {
      return node.equals(load.node())
          ? tick > load.startTick()
          : millis + SKEW_MILLIS > load.startMillis();
    }
  }
}
