package io.groundspeed.vitals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How a visitor's device is connected: an effective type of the browser's, or what it is. */
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

  /** Returns all words. */
  public static Set<String> words() {
    return BY_WORD.keySet();
  }

  /**
   * Returns the type of a word, null for null; rows that are older than the closed list may hold
   * any other.
   */
  static ConnectionType ofWord(String word) {
    return word == null ? null : BY_WORD.getOrDefault(word, OTHER);
  }
}
