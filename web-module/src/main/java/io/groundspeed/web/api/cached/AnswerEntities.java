package io.groundspeed.web.api.cached;

import io.groundspeed.cache.pattern.EntityRef;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/** What the response to this request depends on, as far as it shows only when it is made. */
@RequestScoped
public class AnswerEntities {
  private final List<EntityRef> entities = new ArrayList<>();
  private boolean kept = true;

  /** Adds an entity. */
  public void add(EntityRef entity) {
    entities.add(entity);
  }

  /** Says that the answer is to something of which there is no end: it is not kept. */
  public void keepNothing() {
    kept = false;
  }

  /** Returns whether the answer may be kept. */
  public boolean isKept() {
    return kept;
  }

  /** Returns what was added, in its order. */
  public List<EntityRef> all() {
    return List.copyOf(entities);
  }
}
