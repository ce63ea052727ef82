package io.groundspeed.verdict;

import org.jspecify.annotations.Nullable;

/**
 * What a verdict is based on.
 *
 * @param value formatted; null if the verdict is not about a value
 * @param exact the value with more digits than a reader needs; null if {@code value} has all
 * @param target the required value, formatted; null if there is none
 * @param change from the previous period; null if unknown
 * @param distance how far the value is from its target, as a multiple of the target; it orders
 *     verdicts of the same rating
 */
public record Measured(
    @Nullable String value,
    @Nullable String exact,
    @Nullable String target,
    @Nullable Change change,
    double distance) {
  static final Measured NOTHING = new Measured(null, null, null, null, 0);

  Measured withChange(@Nullable Change other) {
    return new Measured(value, exact, target, other, distance);
  }

  Measured withDistance(double other) {
    return new Measured(value, exact, target, change, other);
  }
}
