package io.groundspeed.query;

import java.util.Arrays;
import java.util.List;

/**
 * What is summed up of executions. What a developer named is kept apart from statements: it holds
 * statements, and a total of both would count their time twice.
 */
enum Measure {
  /** Durations in milliseconds. */
  TIME,
  /** Rows returned or changed. */
  ROWS,
  /** Executions that failed; the value is nothing, the number is all. */
  ERRORS,
  /** How often each request that ran it at all did; its segments name the method as well. */
  REPEATS;

  private static final String NAMED = "named-";

  /** Returns the subjects' name in the sketches. */
  String of(boolean named) {
    return named ? NAMED + word() : word();
  }

  static Measure parse(String name) {
    String word = name.startsWith(NAMED) ? name.substring(NAMED.length()) : name;
    return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst().orElseThrow();
  }

  /** Returns the names of all measures, of statements and of what is named. */
  static List<String> all() {
    return Arrays.stream(values())
        .flatMap(measure -> java.util.stream.Stream.of(measure.of(false), measure.of(true)))
        .toList();
  }

  /** Returns the names of the durations, of statements and of what is named. */
  static List<String> times() {
    return List.of(TIME.of(false), TIME.of(true));
  }

  private String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
