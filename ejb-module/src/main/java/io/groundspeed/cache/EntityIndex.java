package io.groundspeed.cache;

import io.groundspeed.cache.EntityState.Invalidated;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.infinispan.Cache;
import org.infinispan.context.Flag;

/**
 * Which keys depend on which entity, in a cache of its own: no entry of it is evicted, or what
 * depends on the entity would be forgotten. Thread-safe; every operation may throw {@link
 * Breaker.CacheDown}.
 */
final class EntityIndex {
  /** Longer than any entry may last. */
  private static final long MILLIS =
      KeyPattern.LONGEST.multipliedBy(2).plus(Duration.ofHours(2)).toMillis();

  /** Longer than any load may take. */
  private static final long REMEMBERED_MILLIS = Duration.ofMinutes(2).toMillis();

  private final Cache<String, EntityState> states;
  private final Breaker breaker;
  private final InstantSource time;
  private final UUID node;
  private final AtomicLong ticks = new AtomicLong();

  EntityIndex(Cache<String, EntityState> states, Breaker breaker, InstantSource time, UUID node) {
    this.states = states;
    this.breaker = breaker;
    this.time = time;
    this.node = node;
  }

  /** Returns how many invalidations this node has made. */
  long tick() {
    return ticks.get();
  }

  /** Counts an invalidation that is not of an entity; loads before it are older from now on. */
  void advance() {
    ticks.incrementAndGet();
  }

  /**
   * Notes what a value depends on, before it is stored.
   *
   * @return false if one of these was invalidated since its load began
   */
  boolean register(String key, Collection<EntityRef> entities, Loading load) {
    boolean untouched = true;
    for (EntityRef entity : entities) {
      EntityState state =
          breaker.ask(
              () ->
                  states.compute(
                      entity.text(), new EntityState.Register(key), MILLIS, TimeUnit.MILLISECONDS));
      untouched &= !state.overtook(load);
    }
    return untouched;
  }

  /** Notes an invalidation, and returns what must go; null where that is too much to tell. */
  Set<String> invalidate(EntityRef entity) {
    Invalidated now = new Invalidated(node, ticks.incrementAndGet(), time.millis());
    EntityState.Note note = new EntityState.Note(now, now.millis() - REMEMBERED_MILLIS);
    EntityState state =
        breaker.ask(() -> states.compute(entity.text(), note, MILLIS, TimeUnit.MILLISECONDS));
    return state.hasTooManyKeys() ? null : state.keys();
  }

  /** Forgets the keys that are gone, of the entities that this node holds; returns how many. */
  int prune(Store store) {
    int pruned = 0;
    for (String entity : ownEntities()) {
      EntityState state = breaker.ask(() -> states.get(entity));
      if (state != null) {
        pruned += prune(entity, state, store);
      }
    }
    return pruned;
  }

  /** A key that is registered anew meanwhile changes the version, and nothing is replaced. */
  private int prune(String entity, EntityState state, Store store) {
    Set<String> alive = new HashSet<>(state.keys());
    alive.removeIf(key -> !store.contains(key));
    int gone = state.keys().size() - alive.size();
    if (alive.isEmpty() && state.remembersNothingSince(time.millis() - REMEMBERED_MILLIS)) {
      breaker.ask(() -> states.remove(entity, state));
    } else if (gone > 0) {
      EntityState pruned = state.with(Set.copyOf(alive));
      breaker.ask(() -> states.replace(entity, state, pruned, MILLIS, TimeUnit.MILLISECONDS));
    }
    return gone;
  }

  private Collection<String> ownEntities() {
    return breaker.ask(
        () ->
            states.getAdvancedCache().withFlags(Flag.CACHE_MODE_LOCAL).keySet().stream().toList());
  }
}
