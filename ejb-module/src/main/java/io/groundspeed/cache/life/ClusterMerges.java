package io.groundspeed.cache.life;

import io.groundspeed.cache.Cache;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachemanagerlistener.annotation.Merged;
import org.infinispan.notifications.cachemanagerlistener.event.MergeEvent;

/** Listens for the merge of a split cluster. */
@Listener(sync = false)
public final class ClusterMerges {
  private final Cache cache;

  ClusterMerges(Cache cache) {
    this.cache = cache;
  }

  /** Empties the cache after two parts of a cluster have merged. */
  @Merged
  public void merged(MergeEvent event) {
    cache.halvesMeet();
  }
}
