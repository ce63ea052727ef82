package io.groundspeed.verdict;

import io.groundspeed.format.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A performance target of the platform.
 *
 * @param name of the metric
 * @param target the required value, formatted
 * @param value the current value, formatted; null if not measured yet
 * @param exact the current value with more digits than a reader needs; null if not measured yet
 * @param met whether the target is met; null if not measured yet
 * @param place the screen with details
 */
public record Target(
    String name,
    String target,
    @Nullable String value,
    @Nullable String exact,
    @Nullable Boolean met,
    Place place) {
  /**
   * Returns a target without a value, to which {@link #measured} adds one.
   *
   * @param target the required value, formatted
   */
  public static Target of(String name, String target, Place place) {
    return new Target(name, target, null, null, null, place);
  }

  /**
   * Returns this target with the current value.
   *
   * @param now whether it meets the target; null if there is not enough data
   */
  public Target measured(double number, Quantity quantity, @Nullable Boolean now) {
    return new Target(name, target, quantity.text(number), quantity.exact(number), now, place);
  }

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
