package io.groundspeed.web.api.cached;

import io.groundspeed.cache.EntityRef;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/** What the response to this request depends on, as far as it shows only when it is made. */
@RequestScoped
public class AnswerEntities {
  private final List<EntityRef> entities = new ArrayList<>();

  /** Adds an entity. */
  public void add(EntityRef entity) {
    entities.add(entity);
  }

  /** Returns what was added, in its order. */
  public List<EntityRef> all() {
    return List.copyOf(entities);
  }
}
