package io.groundspeed.cache.desk;

import io.groundspeed.cache.Cache;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.job.JobQueue;
import io.groundspeed.job.NewJob;
import io.groundspeed.shared.Audit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.Principal;

/** Changes to the cache by administrators. Every change is audited. */
@Stateless
@RolesAllowed("admin")
public class CacheControl {
  @Inject private Cache cache;
  @Inject private JobQueue jobs;
  @Inject private Principal caller;

  /** Removes a key immediately; returns whether it was in the cache. */
  public boolean invalidateKey(String key) {
    audit("invalidated", "cache key " + key);
    return cache.removeKey(key);
  }

  /**
   * Removes every key that depends on an entity.
   *
   * @throws IllegalArgumentException naming what is wrong with the type or id
   */
  public void invalidateEntity(String type, String id) {
    EntityRef entity = new EntityRef(type, id);
    audit("invalidated", "cache of " + entity.text());
    cache.invalidate(entity);
  }

  /** Empties the cache. */
  public void invalidateAll() {
    audit("invalidated", "the whole cache");
    cache.invalidateAll();
  }

  /**
   * Enqueues the job that warms the cache, and returns its id.
   *
   * @throws io.groundspeed.job.UniqueKeyHeld if one is waiting or running
   */
  public long warm() {
    audit("warmed", "the cache");
    return jobs.enqueue(
        NewJob.of("cache_refresh", "Warm the cache")
            .payloadJson("{\"entity_type\": \"warm_cache\"}")
            .uniqueKey("warm_cache"));
  }

  private void audit(String action, String target) {
    Audit.log(caller.getName(), action, target);
  }
}
