package io.groundspeed.cache;

import io.groundspeed.cache.pattern.CacheKey;
import org.jspecify.annotations.Nullable;

/** A value could not be loaded, and there was no stale value to serve. */
public class LoadFailed extends RuntimeException {
  /** The failure of a loader that would wait for itself. */
  static final String READS_ITSELF = "its own loader reads it";

  private static final long serialVersionUID = 1L;

  LoadFailed(CacheKey<?> key, @Nullable Throwable cause) {
    super("%s could not be loaded: %s".formatted(key.text(), cause), cause);
  }
}
