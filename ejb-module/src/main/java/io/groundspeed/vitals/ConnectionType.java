package io.groundspeed.vitals;

import java.util.Arrays;
import java.util.Locale;
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

  private static final Set<String> WORDS =
      Arrays.stream(values()).map(ConnectionType::word).collect(Collectors.toUnmodifiableSet());

  /** Returns the type as it is sent and stored: {@code slow-2g}, {@code 4g}, {@code wifi}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace("type_", "").replace('_', '-');
  }

  /** Returns all words. */
  public static Set<String> words() {
    return WORDS;
  }

  /** Returns the type of a word; rows that are older than the closed list may hold any other. */
  static ConnectionType ofWord(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word().equals(word))
        .findFirst()
        .orElse(OTHER);
  }
}
