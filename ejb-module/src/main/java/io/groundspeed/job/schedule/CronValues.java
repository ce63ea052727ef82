package io.groundspeed.job.schedule;

import java.util.NavigableSet;

/**
 * The values that a field of a cron expression includes.
 *
 * @param text as written
 * @param values at least one; Sunday is 0
 */
record CronValues(String text, NavigableSet<Integer> values) {
  /**
   * Returns whether the field begins with a star, as {@code *} and {@code *&#47;2} do. Vixie cron
   * then requires both day-of-month and day-of-week to match, otherwise either.
   */
  boolean isStar() {
    return text.startsWith("*");
  }

  /** Returns whether the field is {@code *} or equivalent, and thus includes every value. */
  boolean isEvery() {
    return isStar() && !text.contains("/") || text.equals("*/1");
  }

  boolean has(int value) {
    return values.contains(value);
  }

  int first() {
    return values.first();
  }

  int count() {
    return values.size();
  }
}
