package io.groundspeed.web.overview;

import io.groundspeed.format.Format;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the platform with its change from the previous period, as text.
 *
 * @param value {@code 12,345}, or a dash if it is unknown
 * @param exact all digits, for the tooltip
 * @param change {@code +12}, {@code −3}, {@code no change}; a dash if it is unknown
 */
public record Figure(String name, String value, String exact, String change) {
  private static final String MINUS = "−";

  /** Creates a figure from counts; null is unknown. */
  public static Figure count(String name, @Nullable Long now, @Nullable Long before) {
    Long change = now == null || before == null ? null : now - before;
    return new Figure(name, Format.count(now), Format.exact(now), change(change));
  }

  /** Creates a figure from durations in hours; null is unknown. */
  public static Figure hours(String name, @Nullable Double now, @Nullable Double before) {
    Double change = now == null || before == null ? null : now - before;
    return new Figure(name, Hours.of(now), Hours.of(now), hoursChange(change));
  }

  /** Creates a figure from means of counts; null is unknown. */
  public static Figure mean(String name, @Nullable Double now, @Nullable Double before) {
    Double change = now == null || before == null ? null : now - before;
    return new Figure(name, Format.weight(now), Format.weight(now), meanChange(change));
  }

  private static String change(@Nullable Long change) {
    if (change == null) {
      return Format.UNKNOWN;
    }
    return change == 0 ? "no change" : sign(change) + Format.count(Math.abs(change));
  }

  private static String meanChange(@Nullable Double change) {
    if (change == null) {
      return Format.UNKNOWN;
    }
    return Math.abs(change) < 0.05 ? "no change" : sign(change) + Format.weight(Math.abs(change));
  }

  private static String hoursChange(@Nullable Double change) {
    if (change == null) {
      return Format.UNKNOWN;
    }
    return Math.abs(change) < 1 / 120.0 ? "no change" : sign(change) + Hours.of(Math.abs(change));
  }

  private static String sign(double change) {
    return change < 0 ? MINUS : "+";
  }

  /** Formats hours: {@code 24 min}, {@code 3.4 h}, {@code 2.1 days}. */
  private static final class Hours {
    private static final double DAY = 24;

    static String of(@Nullable Double hours) {
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
