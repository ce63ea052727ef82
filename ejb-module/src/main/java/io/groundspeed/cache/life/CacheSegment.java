package io.groundspeed.cache.life;

import io.groundspeed.cache.pattern.CacheType;
import java.util.Locale;

/**
 * The dimensions of a pattern's metrics.
 *
 * @param node the node on which the cache was read
 */
public record CacheSegment(CacheType type, String node) {
  private static final String SEPARATOR = "\t";

  /** Parses the output of {@link #text}. */
  public static CacheSegment parse(String text) {
    String[] parts = text.split(SEPARATOR, 2);
    return new CacheSegment(
        CacheType.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts.length > 1 ? parts[1] : "");
  }

  String text() {
    return type.text() + SEPARATOR + node;
  }
}
