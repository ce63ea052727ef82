package io.groundspeed.cache.life;

import io.groundspeed.cache.pattern.EntityRef;
import java.util.List;

/** An entity that cached values are made of. */
public interface Affecting {
  /** Returns what its change makes stale; {@link StaleValues} invalidates it. */
  List<EntityRef> affected();
}
