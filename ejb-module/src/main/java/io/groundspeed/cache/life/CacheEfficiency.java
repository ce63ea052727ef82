package io.groundspeed.cache.life;

import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.postgres.Reads;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The efficiency of a cache over a period.
 *
 * @param hitRate 0 to 1; null if there were no requests
 * @param responseMs mean response time in ms, weighted by requests; null if not measured
 */
public record CacheEfficiency(
    CacheType type, long hits, long misses, @Nullable Double hitRate, @Nullable Double responseMs) {
  /**
   * Computes the rates from sums by the database.
   *
   * @param timed number of requests whose response time was measured; null if none
   * @param millis their total response time in ms; null if none
   */
  CacheEfficiency(
      CacheType type, Long hits, Long misses, @Nullable Long timed, @Nullable Double millis) {
    this(
        type,
        hits,
        misses,
        hits + misses == 0 ? null : (double) hits / (hits + misses),
        millis == null || timed == null || timed == 0 ? null : millis / timed);
  }

  /** Returns the efficiency of each cache type since a time, by type. */
  public static List<CacheEfficiency> measured(EntityManager entities, Instant since) {
    return Reads.list(
        entities
            .createNamedQuery(CacheMetric.SUMS, CacheEfficiency.class)
            .setParameter("since", since));
  }
}
