package io.groundspeed.cache.life;

import io.groundspeed.cache.pattern.EntityRef;
import java.util.List;

/** An entity from which cached values are derived. */
public interface Affecting {
  /**
   * Returns the entity references that a change of this entity makes stale. {@link StaleValues}
   * invalidates them.
   */
  List<EntityRef> affected();
}
