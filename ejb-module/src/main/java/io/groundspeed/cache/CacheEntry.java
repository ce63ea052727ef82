package io.groundspeed.cache;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.Generated;
import org.hibernate.generator.EventType;

/** What is known about one cache key; the value itself is in memory. */
@Entity
@Table(name = "cache_entries")
class CacheEntry {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String cacheKey;
  private CacheType cacheType;
  private String entityType;
  private String entityId;
  private Integer ttlSeconds;
  private Instant createdAt;
  private Instant lastAccessedAt;

  /** Counted by the trigger {@code track_cache_access}. */
  @Generated(event = {EventType.INSERT, EventType.UPDATE})
  private long accessCount;

  private Instant invalidatedAt;

  protected CacheEntry() {}

  CacheEntry(String cacheKey, CacheType cacheType, Duration ttl, Instant createdAt) {
    this.cacheKey = cacheKey;
    this.cacheType = cacheType;
    this.ttlSeconds = Math.toIntExact(ttl.toSeconds());
    this.createdAt = createdAt;
  }

  /** Says what the value is of, for example journey 42. */
  CacheEntry of(String type, String entity) {
    entityType = type;
    entityId = entity;
    return this;
  }

  /** Notes an access, which also counts it. */
  void access(Instant at) {
    lastAccessedAt = at;
  }

  /** Marks the entry as no longer in the cache; the first time counts. */
  void invalidate(Instant at) {
    if (isActive()) {
      invalidatedAt = at;
    }
  }

  boolean isActive() {
    return invalidatedAt == null;
  }

  Long id() {
    return id;
  }

  String cacheKey() {
    return cacheKey;
  }

  CacheType cacheType() {
    return cacheType;
  }

  String entityType() {
    return entityType;
  }

  String entityId() {
    return entityId;
  }

  Integer ttlSeconds() {
    return ttlSeconds;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant lastAccessedAt() {
    return lastAccessedAt;
  }

  long accessCount() {
    return accessCount;
  }

  Instant invalidatedAt() {
    return invalidatedAt;
  }
}
