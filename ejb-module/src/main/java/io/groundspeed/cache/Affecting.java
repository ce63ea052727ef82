package io.groundspeed.cache;

import java.util.List;

/** An entity that cached values are made of. */
public interface Affecting {
  /** Returns what its change makes stale; {@link StaleValues} invalidates it. */
  List<EntityRef> affected();
}
