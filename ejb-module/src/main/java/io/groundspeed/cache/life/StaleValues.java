package io.groundspeed.cache.life;

import io.groundspeed.cache.Cache;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;

/**
 * Invalidates what is cached of an entity with every change of it, in the transaction that makes
 * the change: no way of writing can forget to.
 */
public class StaleValues {
  /**
   * Looked for at the first change: persistence starts before the cache does, which waits for it.
   * Null outside of the server, as in tests of entities: nothing is cached there.
   */
  @Inject private Instance<Cache> cache;

  @PostPersist
  @PostUpdate
  @PostRemove
  void changed(Affecting entity) {
    if (cache != null) {
      entity.affected().forEach(cache.get()::invalidate);
    }
  }
}
