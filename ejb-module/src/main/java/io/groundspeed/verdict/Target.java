package io.groundspeed.verdict;

import org.jspecify.annotations.Nullable;

/**
 * A performance target of the platform.
 *
 * @param name of the metric
 * @param target the required value, formatted
 * @param value the current value, formatted; null if not measured yet
 * @param met whether the target is met; null if not measured yet
 * @param path of the screen with details
 */
public record Target(
    String name, String target, @Nullable String value, @Nullable Boolean met, String path) {
  /** Returns the status in words. */
  public String state() {
    if (met == null) {
      return value == null ? "not measured yet" : "not enough data";
    }
    return met ? "met" : "not met";
  }

  /** Returns the name of the status icon. */
  public String mark() {
    if (met == null) {
      return "unrated";
    }
    return met ? "good" : "poor";
  }
}
