package io.groundspeed.verdict;

import io.groundspeed.format.Format;
import io.groundspeed.format.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The change of a value from the previous period of the same length.
 *
 * @param text with its sign: {@code +120 ms}, {@code −3}; {@code no change}
 * @param exact the difference with more digits than a reader needs
 * @param better whether the value has improved; null if it has not changed
 */
public record Change(String text, String exact, @Nullable Boolean better) {
  private static final String NONE = "no change";
  private static final String MINUS = "−";

  /** Averages and percentiles are within 1 %, so a smaller change means nothing. */
  private static final double LEAST = 0.01;

  /**
   * Returns the change of a value that should be low; null if either value is unknown.
   *
   * @param now NaN if unknown
   * @param before NaN if unknown
   * @param quantity what the difference is measured in
   */
  public static @Nullable Change ofCost(double now, double before, Quantity quantity) {
    if (!Double.isFinite(now) || !Double.isFinite(before)) {
      return null;
    }
    double difference = now - before;
    double size = Math.abs(difference);
    String sign = difference < 0 ? MINUS : "+";
    String exact = sign + quantity.exact(size);
    return size <= LEAST * Math.max(Math.abs(now), Math.abs(before))
        ? new Change(NONE, exact, null)
        : new Change(sign + quantity.text(size), exact, difference < 0);
  }

  /** Returns the change of a share of 0 to 1 that should be low; null if either is unknown. */
  public static @Nullable Change ofRate(double now, double before) {
    return ofCost(now, before, Quantity.POINTS);
  }

  /** Returns the change of a share of 0 to 1 that should be high; null if either is unknown. */
  public static @Nullable Change ofSuccess(double now, double before) {
    Change cost = ofRate(now, before);
    return cost == null || cost.better == null
        ? cost
        : new Change(cost.text, cost.exact, !cost.better);
  }

  /** Returns the change of a number that should be low. */
  public static Change ofCount(long now, long before) {
    long difference = now - before;
    String text = (difference < 0 ? MINUS : "+") + Format.exact(Math.abs(difference));
    return difference == 0 ? new Change(NONE, text, null) : new Change(text, text, difference < 0);
  }

  /** Returns the direction in a word; empty if the value has not changed. */
  public String word() {
    if (better == null) {
      return "";
    }
    return better ? "better" : "worse";
  }

  /** Returns the name of the icon of the direction. */
  public String mark() {
    if (better == null) {
      return "unrated";
    }
    return better ? "good" : "poor";
  }
}
