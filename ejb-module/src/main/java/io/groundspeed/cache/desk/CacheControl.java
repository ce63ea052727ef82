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

/** What administrators do to the cache; every change is audited. */
@Stateless
@RolesAllowed("admin")
public class CacheControl {
  @Inject private Cache cache;
  @Inject private JobQueue jobs;
  @Inject private Principal caller;

  /** Takes a key out at once; returns whether it stood there. */
  public boolean invalidateKey(String key) {
    audit("invalidated", "cache key " + key);
    return cache.removeKey(key);
  }

  /**
   * Takes out whatever depends on an entity.
   *
   * @throws IllegalArgumentException naming what is wrong with type or id
   */
  public void invalidateEntity(String type, String id) {
    EntityRef entity = new EntityRef(type, id);
    audit("invalidated", "cache of " + entity.text());
    cache.invalidate(entity);
  }

  /** Takes everything out. */
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
