package io.groundspeed.cache.desk;

import java.time.Instant;
import java.util.List;

/**
 * A key that stands, or stood, in the cache.
 *
 * @param type {@code kv}, {@code api} or {@code browser}
 * @param entities what its value depends on, as {@code journey:42}
 * @param lastAccessedAt null where nobody read it
 * @param invalidatedAt null while it is active
 */
public record EntryRow(
    String key,
    String type,
    List<String> entities,
    int ttlSeconds,
    Instant createdAt,
    Instant lastAccessedAt,
    long accesses,
    Instant invalidatedAt) {
  /** Returns whether the entry is in the cache. */
  public boolean active() {
    return invalidatedAt == null;
  }
}
