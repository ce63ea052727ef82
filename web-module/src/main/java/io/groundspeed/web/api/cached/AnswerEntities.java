package io.groundspeed.web.api.cached;

import io.groundspeed.cache.pattern.EntityRef;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/** Collects the entities that a response depends on and that are known only while it is built. */
@RequestScoped
public class AnswerEntities {
  private final List<EntityRef> entities = new ArrayList<>();
  private boolean kept = true;

  /** Adds an entity that the response depends on. */
  public void add(EntityRef entity) {
    entities.add(entity);
  }

  /**
   * Keeps this response out of the cache, because there is an unlimited number of such requests.
   */
  public void keepNothing() {
    kept = false;
  }

  /** Returns whether the response may be cached. */
  public boolean isKept() {
    return kept;
  }

  /** Returns the entities in the order in which they were added. */
  public List<EntityRef> all() {
    return List.copyOf(entities);
  }
}
