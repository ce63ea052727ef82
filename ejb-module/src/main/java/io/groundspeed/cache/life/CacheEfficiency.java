package io.groundspeed.cache.life;

import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.postgres.Reads;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * How well a cache served over a time.
 *
 * @param hitRate 0 to 1; null where nothing was asked for
 * @param responseMs the mean, by requests; null where it was not measured
 */
public record CacheEfficiency(
    CacheType type, long hits, long misses, Double hitRate, Double responseMs) {
  /**
   * What the database sums up.
   *
   * @param timed the requests whose response was measured; null: none
   * @param millis the time of all of them; null: none
   */
  CacheEfficiency(CacheType type, Long hits, Long misses, Long timed, Double millis) {
    this(
        type,
        hits,
        misses,
        hits + misses == 0 ? null : (double) hits / (hits + misses),
        millis == null || timed == null || timed == 0 ? null : millis / timed);
  }

  /** Returns the caches that were measured since a time, by type. */
  public static List<CacheEfficiency> measured(EntityManager entities, Instant since) {
    return Reads.list(
        entities
            .createNamedQuery(CacheMetric.SUMS, CacheEfficiency.class)
            .setParameter("since", since));
  }
}
