package io.groundspeed.cache.life;

import io.groundspeed.cache.Cache;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachemanagerlistener.annotation.Merged;
import org.infinispan.notifications.cachemanagerlistener.event.MergeEvent;

/** Hears when the halves of a split cluster see one another again. */
@Listener(sync = false)
public final class ClusterMerges {
  private final Cache cache;

  ClusterMerges(Cache cache) {
    this.cache = cache;
  }

  /** Empties the cache after two parts of a cluster have met again. */
  @Merged
  public void merged(MergeEvent event) {
    cache.halvesMeet();
  }
}
