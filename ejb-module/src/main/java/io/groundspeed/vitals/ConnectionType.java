package io.groundspeed.vitals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The network connection of a visitor's device: the browser's effective type, or the physical type.
 */
public enum ConnectionType {
  SLOW_2G,
  TYPE_2G,
  TYPE_3G,
  TYPE_4G,
  TYPE_5G,
  WIFI,
  CELLULAR,
  ETHERNET,
  /** Any other word. */
  OTHER;

  private static final Map<String, ConnectionType> BY_WORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(type -> type.word, type -> type));

  private final String word =
      name().toLowerCase(Locale.ROOT).replace("type_", "").replace('_', '-');

  /** Returns the type as it is sent and stored: {@code slow-2g}, {@code 4g}, {@code wifi}. */
  public String word() {
    return word;
  }

  /** Returns the words of all types. */
  public static Set<String> words() {
    return BY_WORD.keySet();
  }

  /**
   * Returns the type of a word; null for null. Rows stored before the words were restricted may
   * contain others, which are {@link #OTHER}.
   */
  static @Nullable ConnectionType ofWord(@Nullable String word) {
    return word == null ? null : BY_WORD.getOrDefault(word, OTHER);
  }
}
