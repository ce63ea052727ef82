package io.groundspeed.query;

import java.util.Arrays;
import java.util.List;

/**
 * The measures of executions. Work that a developer named is kept separate from statements: it
 * contains statements, so a combined total would count their time twice.
 */
enum Measure {
  /** Durations in milliseconds. */
  TIME,
  /** Rows returned or changed. */
  ROWS,
  /** Failed executions: only their count is used, the values are 0. */
  ERRORS,
  /** How often each request that ran it did so; its segments contain the HTTP method as well. */
  REPEATS;

  private static final String NAMED = "named-";

  /** Returns the name of its subjects in the sketches. */
  String of(boolean named) {
    return named ? NAMED + word() : word();
  }

  static Measure parse(String name) {
    String word = name.startsWith(NAMED) ? name.substring(NAMED.length()) : name;
    return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst().orElseThrow();
  }

  /** Returns the names of all measures, both of statements and of named work. */
  static List<String> all() {
    return Arrays.stream(values())
        .flatMap(measure -> java.util.stream.Stream.of(measure.of(false), measure.of(true)))
        .toList();
  }

  /** Returns the names of the duration measures, both of statements and of named work. */
  static List<String> times() {
    return List.of(TIME.of(false), TIME.of(true));
  }

  private String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
