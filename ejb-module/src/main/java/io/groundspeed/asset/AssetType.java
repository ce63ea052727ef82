package io.groundspeed.asset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A type of resource that a browser loads in addition to the page itself. */
public enum AssetType {
  IMAGE,
  SCRIPT,
  STYLE,
  FONT,
  VIDEO,
  AUDIO,
  DOCUMENT,
  FETCH,
  OTHER;

  private static final Map<String, AssetType> BY_WORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(type -> type.word, type -> type));

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the type as it is sent and stored, in lower case. */
  public String word() {
    return word;
  }

  /** Returns the type for a word; {@link #OTHER} for unknown words. */
  static AssetType ofWord(String word) {
    return BY_WORD.getOrDefault(word, OTHER);
  }
}
