package io.groundspeed.format;

import java.util.Locale;
import java.util.function.DoubleFunction;

/** What a number measures. It decides how the number is formatted. */
public enum Quantity {
  /** Milliseconds. */
  DURATION(Format::duration, Format::exactDuration),
  /** A share of 0 to 1, in percent. */
  SHARE(Format::share, Format::exactShare),
  /** A difference of two shares, in percentage points. */
  POINTS(value -> points(Format.share(value)), value -> points(Format.exactShare(value))),
  /** A number without a unit and mostly below 1, such as a layout shift. */
  SCORE(Format::score, Format::exactScore),
  /** A mean of counts. */
  MEAN(value -> String.format(Locale.ENGLISH, "%,.1f", value), Format::exactNumber);

  private final DoubleFunction<String> rounded;
  private final DoubleFunction<String> exact;

  Quantity(DoubleFunction<String> rounded, DoubleFunction<String> exact) {
    this.rounded = rounded;
    this.exact = exact;
  }

  private static String points(String percent) {
    return percent.replace(" %", " points");
  }

  /** Returns the quantity of values with a unit: {@code ms}, or none for a score. */
  public static Quantity of(String unit) {
    return "ms".equals(unit) ? DURATION : SCORE;
  }

  /** Formats a value, rounded for readers. */
  public String text(double value) {
    return rounded.apply(value);
  }

  /** Formats a value with more digits than a reader needs. */
  public String exact(double value) {
    return exact.apply(value);
  }
}
