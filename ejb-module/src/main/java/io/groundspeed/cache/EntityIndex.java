package io.groundspeed.cache;

import io.groundspeed.cache.EntityState.Invalidated;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.infinispan.Cache;
import org.infinispan.context.Flag;

/**
 * Maps each entity to the keys that depend on it. The index is a separate cache that never evicts,
 * because an evicted row would lose dependencies. The cost of changing a row grows with its length,
 * so an entity has one row of limited size; keys beyond it are spread over {@value #MORE_ROWS} more
 * rows. Thread-safe; every operation may throw {@link Breaker.CacheDown}.
 */
final class EntityIndex {
  /** Longer than the lifetime of any entry. */
  private static final long MILLIS =
      KeyPattern.LONGEST.multipliedBy(2).plus(Duration.ofHours(2)).toMillis();

  /** Longer than any load. */
  private static final long REMEMBERED_MILLIS = Duration.ofMinutes(2).toMillis();

  /** If these rows are full too, invalidating the entity empties the cache. */
  static final int MORE_ROWS = 16;

  /** Maximum number of keys in a row. */
  private static final int MOST_KEYS = 1_000;

  private final Cache<String, EntityState> states;
  private final Breaker breaker;
  private final InstantSource time;
  private final UUID node;
  private final int mostKeys;
  private final AtomicLong ticks = new AtomicLong();

  EntityIndex(Cache<String, EntityState> states, Breaker breaker, InstantSource time, UUID node) {
    this(states, breaker, time, node, MOST_KEYS);
  }

  /**
   * @param mostKeys maximum number of keys in a row
   */
  EntityIndex(
      Cache<String, EntityState> states,
      Breaker breaker,
      InstantSource time,
      UUID node,
      int mostKeys) {
    this.mostKeys = mostKeys;
    this.states = states;
    this.breaker = breaker;
    this.time = time;
    this.node = node;
  }

  /** Returns this node's id, by which the index recognises the loads of this node. */
  UUID node() {
    return node;
  }

  /** Returns how many invalidations this node has made. */
  long tick() {
    return ticks.get();
  }

  /**
   * Counts an invalidation that is not of an entity. Loads that began earlier are outdated from now
   * on.
   */
  void advance() {
    ticks.incrementAndGet();
  }

  /**
   * Registers a value's dependencies before it is stored.
   *
   * @return false if one of them was invalidated since the load began
   */
  boolean register(String key, Collection<EntityRef> entities, Loading load) {
    boolean untouched = true;
    for (EntityRef entity : entities) {
      untouched &= register(key, entity, load);
    }
    return untouched;
  }

  /**
   * The first row is always changed. An invalidation that found the row not full is noticed through
   * it; one that found it full also reads the other rows.
   */
  private boolean register(String key, EntityRef entity, Loading load) {
    EntityState.Register register = new EntityState.Register(key, mostKeys);
    EntityState first = change(row(entity, 0), register);
    boolean untouched = !first.overtook(load);
    if (!first.keys().contains(key)) {
      int number = 1 + Math.floorMod(key.hashCode(), MORE_ROWS);
      untouched &= !change(row(entity, number), register).overtook(load);
    }
    return untouched;
  }

  /** No entity's text contains this character. */
  private static String row(EntityRef entity, int number) {
    return number == 0 ? entity.text() : number + "\u0000" + entity.text();
  }

  private EntityState change(String row, BiFunction<String, EntityState, EntityState> change) {
    return breaker.ask(() -> states.compute(row, change, MILLIS, TimeUnit.MILLISECONDS));
  }

  /**
   * Records an invalidation and returns the keys to remove.
   *
   * @param empties empties the cache; called if the index had no room for all keys
   */
  Set<String> invalidate(EntityRef entity, Runnable empties) {
    Map<String, EntityState> rows = note(entity);
    if (rows.values().stream().skip(1).anyMatch(EntityState::overflown)) {
      empties.run();
      rows.forEach(this::empty);
      return Set.of();
    }
    Set<String> keys = new HashSet<>();
    rows.values().forEach(row -> keys.addAll(row.keys()));
    return keys;
  }

  /** Returns the entity's rows as of the invalidation, the first row first. */
  private Map<String, EntityState> note(EntityRef entity) {
    Invalidated now = new Invalidated(node, ticks.incrementAndGet(), time.millis());
    EntityState.Note note = new EntityState.Note(now, now.millis() - REMEMBERED_MILLIS);
    Map<String, EntityState> rows = new LinkedHashMap<>();
    EntityState first = change(row(entity, 0), note);
    rows.put(row(entity, 0), first);
    for (int number = 1; first.overflown() && number <= MORE_ROWS; number++) {
      rows.put(row(entity, number), change(row(entity, number), note));
    }
    return rows;
  }

  /** A concurrent registration changes the version, so nothing is replaced then. */
  private void empty(String row, EntityState state) {
    EntityState emptied = state.emptied();
    breaker.ask(() -> states.replace(row, state, emptied, MILLIS, TimeUnit.MILLISECONDS));
  }

  /**
   * Removes keys that are no longer cached, from the rows that this node holds. Returns how many.
   */
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

  /**
   * A concurrent registration changes the version, so nothing is replaced then. An overflown row
   * stays, because it marks the existence of the other rows. A row is removed when it is empty, not
   * overflown, and no longer remembers an invalidation.
   */
  private int prune(String entity, EntityState state, Store store) {
    Set<String> alive = new HashSet<>(state.keys());
    alive.removeIf(key -> !store.contains(key));
    int gone = state.keys().size() - alive.size();
    if (alive.isEmpty()
        && !state.overflown()
        && state.remembersNothingSince(time.millis() - REMEMBERED_MILLIS)) {
      breaker.ask(() -> states.remove(entity, state));
    } else if (gone > 0) {
      EntityState pruned = state.with(Set.copyOf(alive));
      breaker.ask(() -> states.replace(entity, state, pruned, MILLIS, TimeUnit.MILLISECONDS));
    }
    return gone;
  }

  /** Returns whether all nodes share one index. */
  boolean isWhole() {
    return breaker.ask(() -> Store.isWhole(states));
  }

  private Collection<String> ownEntities() {
    return breaker.ask(
        () ->
            states.getAdvancedCache().withFlags(Flag.CACHE_MODE_LOCAL).keySet().stream().toList());
  }
}
