package io.groundspeed.vitals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The type of device on which a page was viewed. */
public enum DeviceType {
  MOBILE,
  TABLET,
  DESKTOP,
  /** A television, console, car, … */
  OTHER;

  private static final Map<String, DeviceType> BY_WORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(type -> type.word, type -> type));

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the type as it is sent and stored, in lower case. */
  public String word() {
    return word;
  }

  /** Returns the type of a word; null for null, and {@link #OTHER} for unknown words. */
  static @Nullable DeviceType ofWord(@Nullable String word) {
    return word == null ? null : BY_WORD.getOrDefault(word, OTHER);
  }
}
