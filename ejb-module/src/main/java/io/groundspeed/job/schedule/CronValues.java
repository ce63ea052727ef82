package io.groundspeed.job.schedule;

import java.util.NavigableSet;

/**
 * What a field of a cron expression admits.
 *
 * @param text as it was written
 * @param values at least one; Sunday is 0
 */
record CronValues(String text, NavigableSet<Integer> values) {
  /** Returns whether the field restricts nothing: {@code *}. {@code 1-31} does, to cron. */
  boolean isStar() {
    return text.equals("*");
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
