package io.groundspeed.report;

import java.util.Locale;

/**
 * A metric of this week and of the previous one, as text; a dash if unknown.
 *
 * @param note an assessment, such as a rating; may be empty
 */
public record Line(String label, String now, String before, String change, String note) {
  private static final String UNKNOWN = "–";

  /** The format of a value. */
  public enum Unit {
    COUNT,
    MILLISECONDS,
    HOURS,
    PERCENT,
    SCORE;

    String text(double value) {
      if (Double.isNaN(value)) {
        return UNKNOWN;
      }
      return switch (this) {
        case COUNT -> String.format(Locale.ROOT, "%,.0f", value);
        case MILLISECONDS -> millis(value);
        case HOURS -> String.format(Locale.ROOT, "%.1f h", value);
        case PERCENT -> String.format(Locale.ROOT, "%.1f %%", value);
        case SCORE -> String.format(Locale.ROOT, "%.2f", value);
      };
    }

    private static String millis(double value) {
      if (value >= 1_000) {
        return String.format(Locale.ROOT, "%.2f s", value / 1_000);
      }
      return value < 1 ? "<1 ms" : String.format(Locale.ROOT, "%.0f ms", value);
    }
  }

  /**
   * Compares two values.
   *
   * @param now NaN if unknown
   * @param before NaN if unknown
   */
  public static Line of(String label, Unit unit, double now, double before, String note) {
    return new Line(label, unit.text(now), unit.text(before), change(now, before), note);
  }

  /** Compares two values without a note. */
  public static Line of(String label, Unit unit, double now, double before) {
    return of(label, unit, now, before, "");
  }

  private static String change(double now, double before) {
    if (Double.isNaN(now) || Double.isNaN(before) || before == 0) {
      return UNKNOWN;
    }
    double percent = 100 * (now - before) / before;
    return Math.abs(percent) < 0.5 ? "±0 %" : String.format(Locale.ROOT, "%+,.0f %%", percent);
  }
}
