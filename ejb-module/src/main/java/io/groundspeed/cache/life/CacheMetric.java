package io.groundspeed.cache.life;

import io.groundspeed.cache.pattern.CacheType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.Immutable;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/** The hits and misses of one cache type on one node since the previous sample. */
@Entity
@Immutable
@Table(name = "cache_metrics")
@NamedQuery(
    name = CacheMetric.SUMS,
    query =
        """
        SELECT new io.groundspeed.cache.life.CacheEfficiency(
                   m.cacheType, sum(m.hits), sum(m.misses),
                   sum(CASE WHEN m.avgResponseTimeMs IS NULL THEN 0L ELSE m.hits + m.misses END),
                   sum(m.avgResponseTimeMs * (m.hits + m.misses)))
          FROM CacheMetric m
         WHERE m.recordedAt >= :since
         GROUP BY m.cacheType
         ORDER BY m.cacheType
        """)
class CacheMetric {
  /** Sums per cache type since {@code since}. */
  static final String SUMS = "CacheMetric.sums";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private CacheType cacheType;
  private long hits;
  private long misses;

  /** Computed by the database. */
  @Generated(event = EventType.INSERT)
  private @Nullable Double hitRate;

  private @Nullable Double avgResponseTimeMs;
  private Instant recordedAt;
  private String node;

  protected CacheMetric() {}

  /**
   * @param avgResponseTimeMs null if there were no requests
   */
  CacheMetric(
      CacheType cacheType,
      long hits,
      long misses,
      @Nullable Double avgResponseTimeMs,
      String node,
      Instant recordedAt) {
    this.cacheType = cacheType;
    this.hits = hits;
    this.misses = misses;
    this.avgResponseTimeMs = avgResponseTimeMs;
    this.node = node;
    this.recordedAt = recordedAt;
  }

  /** From 0 to 1; null if there were no requests, and before the row is stored. */
  @Nullable Double hitRate() {
    return hitRate;
  }

  Long id() {
    return id;
  }

  CacheType cacheType() {
    return cacheType;
  }

  long hits() {
    return hits;
  }

  long misses() {
    return misses;
  }

  @Nullable Double avgResponseTimeMs() {
    return avgResponseTimeMs;
  }

  Instant recordedAt() {
    return recordedAt;
  }

  String node() {
    return node;
  }
}
