package io.groundspeed.web.overview;

import io.groundspeed.format.Format;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A figure of the platform with its change from the previous period, as text.
 *
 * @param value {@code 12,345}, or a dash if it is unknown
 * @param exact all digits
 * @param change {@code +12}, {@code −3}, {@code no change}; a dash if it is unknown
 * @param exactChange all digits of the change
 */
public record Figure(String name, String value, String exact, String change, String exactChange) {
  private static final String MINUS = "−";

  /** Creates a figure from counts; null is unknown. */
  public static Figure count(String name, @Nullable Long now, @Nullable Long before) {
    Long change = now == null || before == null ? null : now - before;
    return new Figure(
        name,
        Format.count(now),
        Format.exact(now),
        change(change),
        change == null ? Format.UNKNOWN : sign(change) + Format.exact(Math.abs(change)));
  }

  /** Creates a figure from durations in hours; null is unknown. */
  public static Figure hours(String name, @Nullable Double now, @Nullable Double before) {
    Double change = now == null || before == null ? null : now - before;
    return new Figure(
        name, Hours.of(now), Hours.exact(now), hoursChange(change), signed(change, Hours::exact));
  }

  /** Creates a figure from means of counts; null is unknown. */
  public static Figure mean(String name, @Nullable Double now, @Nullable Double before) {
    Double change = now == null || before == null ? null : now - before;
    return new Figure(
        name,
        Format.weight(now),
        Format.exactNumber(now),
        meanChange(change),
        signed(change, Format::exactNumber));
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

  private static String signed(@Nullable Double change, Function<Double, String> exact) {
    return change == null ? Format.UNKNOWN : sign(change) + exact.apply(Math.abs(change));
  }

  private static String sign(double change) {
    return change < 0 ? MINUS : "+";
  }

  /** Formats hours: {@code 24 min}, {@code 3.4 h}, {@code 2.1 days}. */
  private static final class Hours {
    private static final double DAY = 24;

    static String exact(@Nullable Double hours) {
      return hours == null ? Format.UNKNOWN : Format.exactNumber(hours) + " h";
    }

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
