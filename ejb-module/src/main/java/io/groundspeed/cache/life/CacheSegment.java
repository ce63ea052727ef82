package io.groundspeed.cache.life;

import io.groundspeed.cache.pattern.CacheType;
import java.util.Locale;

/**
 * What the figures of a pattern can be told apart by.
 *
 * @param node on which it was read
 */
public record CacheSegment(CacheType type, String node) {
  private static final String SEPARATOR = "\t";

  /** Reads what {@link #text} wrote. */
  public static CacheSegment parse(String text) {
    String[] parts = text.split(SEPARATOR, 2);
    return new CacheSegment(
        CacheType.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts.length > 1 ? parts[1] : "");
  }

  String text() {
    return type.text() + SEPARATOR + node;
  }
}
