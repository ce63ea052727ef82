package io.groundspeed.platform;

import io.groundspeed.cache.Cache;
import jakarta.inject.Inject;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;

/**
 * Invalidates what is cached of an entity with every change of it, in the transaction that makes
 * the change: no way of writing can forget to.
 */
public class StaleValues {
  /** Null outside of the server, as in tests of entities: nothing is cached there. */
  @Inject private Cache cache;

  @PostPersist
  @PostUpdate
  @PostRemove
  void changed(Affecting entity) {
    if (cache != null) {
      entity.affected().forEach(cache::invalidate);
    }
  }
}
