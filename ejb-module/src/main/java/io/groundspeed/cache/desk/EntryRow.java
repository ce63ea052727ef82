package io.groundspeed.cache.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that is or was in the cache.
 *
 * @param type {@code kv}, {@code api} or {@code browser}
 * @param entities the entities that the value depends on, for example {@code journey:42}
 * @param lastAccessedAt null if the key was never read
 * @param invalidatedAt null while it is active
 */
public record EntryRow(
    String key,
    String type,
    List<String> entities,
    int ttlSeconds,
    Instant createdAt,
    @Nullable Instant lastAccessedAt,
    long accesses,
    @Nullable Instant invalidatedAt) {
  /** Returns whether the entry is in the cache. */
  public boolean active() {
    return invalidatedAt == null;
  }
}
