package io.groundspeed.cache.life;

import io.groundspeed.cache.Cache;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Invalidates the cached values of an entity on every change, in the same transaction. Code that
 * changes the entity can't forget to do so.
 */
public class StaleValues {
  /**
   * Resolved on the first change, because the persistence unit starts before the cache, which waits
   * for it. Null outside the server, as in entity tests, where nothing is cached.
   */
  @Inject private @Nullable Instance<Cache> cache;

  @PostPersist
  @PostUpdate
  @PostRemove
  void changed(Affecting entity) {
    if (cache != null) {
      entity.affected().forEach(cache.get()::invalidate);
    }
  }
}
