package io.groundspeed.web.overview;

import io.groundspeed.format.Format;

/**
 * One figure of the platform with its change to the window before, written out.
 *
 * @param value {@code 12,345}, or the dash where it is unknown
 * @param exact all of its digits, on hover
 * @param change {@code +12}, {@code −3}, {@code no change}; the dash where it is unknown
 */
public record Figure(String name, String value, String exact, String change) {
  private static final String MINUS = "−";

  /** A count; null is unknown. */
  public static Figure count(String name, Long now, Long before) {
    Long change = now == null || before == null ? null : now - before;
    return new Figure(name, Format.count(now), Format.exact(now), change(change));
  }

  /** A duration in hours. */
  public static Figure hours(String name, Double now, Double before) {
    Double change = now == null || before == null ? null : now - before;
    return new Figure(name, Hours.of(now), Hours.of(now), hoursChange(change));
  }

  /** A mean of counts, with one digit. */
  public static Figure mean(String name, Double now, Double before) {
    Double change = now == null || before == null ? null : now - before;
    return new Figure(name, Format.weight(now), Format.weight(now), meanChange(change));
  }

  private static String change(Long change) {
    if (change == null) {
      return Format.UNKNOWN;
    }
    return change == 0 ? "no change" : sign(change) + Format.count(Math.abs(change));
  }

  private static String meanChange(Double change) {
    if (change == null) {
      return Format.UNKNOWN;
    }
    return Math.abs(change) < 0.05 ? "no change" : sign(change) + Format.weight(Math.abs(change));
  }

  private static String hoursChange(Double change) {
    if (change == null) {
      return Format.UNKNOWN;
    }
    return Math.abs(change) < 1 / 120.0 ? "no change" : sign(change) + Hours.of(Math.abs(change));
  }

  private static String sign(double change) {
    return change < 0 ? MINUS : "+";
  }

  /** How hours are written: {@code 24 min}, {@code 3.4 h}, {@code 2.1 days}. */
  private static final class Hours {
    private static final double DAY = 24;

    static String of(Double hours) {
      if (hours == null) {
        return Format.UNKNOWN;
      }
      if (hours < 1) {
        return Math.round(hours * 60) + " min";
      }
      return hours < 2 * DAY
          ? String.format(java.util.Locale.ROOT, "%.1f h", hours)
          : String.format(java.util.Locale.ROOT, "%.1f days", hours / DAY);
    }
  }
}
