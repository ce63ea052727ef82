package io.groundspeed.cache.desk;

import io.groundspeed.cache.pattern.CacheType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of one cache key; the value itself is only in memory. Nodes write their entries in
 * SQL batches that add to the counts of other nodes.
 */
@Entity
@Immutable
@Table(name = "cache_entries")
class CacheEntry {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String cacheKey;
  private CacheType cacheType;
  private @Nullable String entityType;
  private @Nullable String entityId;
  private String @Nullable [] entities;
  private @Nullable Integer ttlSeconds;
  private Instant createdAt;
  private @Nullable Instant lastAccessedAt;
  private long accessCount;
  private @Nullable Instant invalidatedAt;

  /** For Hibernate. */
  protected CacheEntry() {}

  /** Returns the entry as screens and the API show it. */
  EntryRow row() {
    return new EntryRow(
        cacheKey,
        cacheType.text(),
        entities == null ? List.of() : List.of(entities),
        ttlSeconds == null ? 0 : ttlSeconds,
        createdAt,
        lastAccessedAt,
        accessCount,
        invalidatedAt);
  }

  Long id() {
    return id;
  }

  /** Returns the type of the first entity that the value depends on; null if there is none. */
  @Nullable String entityType() {
    return entityType;
  }

  /** Returns the id of that entity; null if there is none. */
  @Nullable String entityId() {
    return entityId;
  }
}
