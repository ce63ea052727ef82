package io.groundspeed.format;

import io.groundspeed.telemetry.sketch.Rating;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats values for all screens. Unknown values (null, NaN) are shown as {@value #UNKNOWN}. */
public final class Format {
  public static final String UNKNOWN = "–";

  private static final String MINUS = "−";

  private static final double SECOND = 1_000;
  private static final double MINUTE = 60 * SECOND;
  private static final long MILLION = 1_000_000;
  private static final long BILLION = 1_000_000_000;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_AND_HOUR =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Format() {}

  /**
   * Formats milliseconds: {@code <1 ms}, {@code 187 ms}, {@code 2.43 s}, {@code 3 min 12 s}, {@code
   * 4 days 7 h}.
   */
  public static String duration(@Nullable Double millis) {
    if (millis == null || unknown(millis)) {
      return UNKNOWN;
    }
    if (millis < 1) {
      return millis <= -0.5 ? MINUS + duration(-millis) : millis > 0 ? "<1 ms" : "0 ms";
    }
    if (Math.round(millis) < SECOND) {
      return Math.round(millis) + " ms";
    }
    if (millis < MINUTE - 5) {
      return String.format(Locale.ROOT, "%.2f s", millis / SECOND);
    }
    return longDuration(Math.round(millis / SECOND));
  }

  /**
   * Formats milliseconds with more digits than a reader needs: {@code 0.187 ms}, {@code 2,431.6
   * ms}.
   */
  public static String exactDuration(@Nullable Double millis) {
    if (millis == null || unknown(millis)) {
      return UNKNOWN;
    }
    return String.format(Locale.ENGLISH, Math.abs(millis) < 10 ? "%,.3f ms" : "%,.1f ms", millis);
  }

  private static String longDuration(long seconds) {
    if (seconds < 3600) {
      return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
    long hours = seconds / 3600;
    return hours < 48
        ? "%d h %d min".formatted(hours, seconds % 3600 / 60)
        : "%s days %d h".formatted(exact(hours / 24), hours % 24);
  }

  /** Formats a score without a unit, such as a layout shift: {@code 0.08}. */
  public static String score(@Nullable Double score) {
    if (score == null || unknown(score)) {
      return UNKNOWN;
    }
    if (score > 0 && score < 0.005) {
      return "<0.01";
    }
    return String.format(Locale.ROOT, "%.2f", score);
  }

  /** Formats a score with more digits than a reader needs: {@code 0.0812}. */
  public static String exactScore(@Nullable Double score) {
    return score == null || unknown(score) ? UNKNOWN : String.format(Locale.ROOT, "%.4f", score);
  }

  /** Formats a value in its metric's unit: {@code ms}, or none for a score. */
  public static String value(@Nullable Double value, String unit) {
    return "ms".equals(unit) ? duration(value) : score(value);
  }

  /** Formats a value in its metric's unit with more digits than a reader needs. */
  public static String exactValue(@Nullable Double value, String unit) {
    return "ms".equals(unit) ? exactDuration(value) : exactScore(value);
  }

  /**
   * Formats a threshold in its metric's unit, without trailing zeros: {@code 2.5 s}, {@code 0.1}.
   */
  public static String threshold(@Nullable Double value, String unit) {
    return value(value, unit)
        .replaceFirst("(\\.\\d*?)0+(?= |$)", "$1")
        .replaceFirst("\\.(?= |$)", "");
  }

  /** Formats a count: {@code 12,345}, or {@code 1.2 M} from a million. */
  public static String count(@Nullable Long count) {
    if (count == null) {
      return UNKNOWN;
    }
    if (count < MILLION) {
      return exact(count);
    }
    return count < BILLION ? tenths(count, MILLION) + " M" : tenths(count, BILLION) + " G";
  }

  /** Formats a count with all its digits: {@code 1,234,567}. */
  public static String exact(@Nullable Long count) {
    return count == null ? UNKNOWN : String.format(Locale.ENGLISH, "%,d", count);
  }

  /** Truncates instead of rounding, so that 999,999,999 stays below a thousand million. */
  private static String tenths(long count, long unit) {
    long tenths = count / (unit / 10);
    return tenths / 10 + "." + tenths % 10;
  }

  /**
   * Returns a share of 0 to 1 in whole percents, for bars: from 0 to 100, and 0 if it is unknown.
   */
  public static int percent(@Nullable Double share) {
    return share == null || unknown(share)
        ? 0
        : (int) Math.round(Math.min(Math.max(share, 0), 1) * 100);
  }

  /** Formats a share of 0 to 1: {@code 94.2 %}, {@code <0.1 %}. Never rounds to 0 % or 100 %. */
  public static String share(@Nullable Double share) {
    if (share == null || unknown(share)) {
      return UNKNOWN;
    }
    double percent = share * 100;
    if (percent == 0 || percent == 100) {
      return Math.round(percent) + " %";
    }
    if (percent > 0 && percent < 0.1) {
      return "<0.1 %";
    }
    return percent > 99.9 && percent < 100
        ? ">99.9 %"
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }

  /** Formats a share of 0 to 1 with more digits than a reader needs: {@code 94.2187 %}. */
  public static String exactShare(@Nullable Double share) {
    return share == null || unknown(share)
        ? UNKNOWN
        : String.format(Locale.ROOT, "%.4f %%", share * 100);
  }

  /**
   * Formats a number of any size: {@code 12,345}, with one decimal below ten, {@code <0.1} for
   * less.
   */
  public static String weight(@Nullable Double weight) {
    if (weight == null || unknown(weight)) {
      return UNKNOWN;
    }
    if (weight > 0 && weight < 0.05) {
      return "<0.1";
    }
    return weight > 0 && weight < 9.95
        ? String.format(Locale.ROOT, "%.1f", weight)
        : count(Math.round(weight));
  }

  /** Formats a number with more digits than a reader needs: {@code 12,345.000}. */
  public static String exactNumber(@Nullable Double number) {
    return number == null || unknown(number)
        ? UNKNOWN
        : String.format(Locale.ENGLISH, "%,.3f", number);
  }

  /** Formats bytes: {@code 812 B}, {@code 3.4 KB}, {@code 1.2 GB}, with units of a thousand. */
  public static String bytes(@Nullable Double bytes) {
    if (bytes == null || unknown(bytes)) {
      return UNKNOWN;
    }
    if (bytes < 0) {
      return MINUS + bytes(-bytes);
    }
    long whole = Math.round(bytes);
    if (whole < 1_000) {
      return whole + " B";
    }
    if (whole < MILLION) {
      return tenths(whole, 1_000) + " KB";
    }
    return whole < BILLION ? tenths(whole, MILLION) + " MB" : tenths(whole, BILLION) + " GB";
  }

  /** Formats bytes with all digits: {@code 1,234,567 B}. */
  public static String exactBytes(@Nullable Double bytes) {
    return bytes == null || unknown(bytes) ? UNKNOWN : exact(Math.round(bytes)) + " B";
  }

  /** Formats a number of things, exactly, with the plural unless there is one: {@code 1 sample}. */
  public static String things(long count, String singular) {
    return exact(count) + " " + (count == 1 ? singular : singular + "s");
  }

  /** Formats an enum constant as a word: {@code ADMIN} as {@code admin}. */
  public static String word(@Nullable Enum<?> constant) {
    return constant == null ? UNKNOWN : constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns a text, or the sign for unknown if it is null or blank. */
  public static String text(@Nullable String text) {
    return text == null || text.isBlank() ? UNKNOWN : text;
  }

  /** Formats the exact time: {@code 2026-11-22 10:31:05 UTC}. */
  public static String utc(@Nullable Instant time) {
    return time == null ? UNKNOWN : UTC.format(time);
  }

  /** Formats a time relative to now: {@code 3 min ago}, {@code in 2 h}. */
  public static String ago(@Nullable Instant time, Instant now) {
    if (time == null) {
      return UNKNOWN;
    }
    long seconds = Duration.between(time, now).toSeconds();
    if (Math.abs(seconds) < 5) {
      return "just now";
    }
    return seconds > 0 ? rough(seconds) + " ago" : "in " + rough(rounded(-seconds));
  }

  /** What is due is due no earlier than it says: 59 min 50 s are an hour. */
  private static long rounded(long seconds) {
    return seconds < 60 ? seconds : (seconds + 30) / 60 * 60;
  }

  private static String rough(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86400 + " days";
  }

  /** Formats a point on a time axis, no more precisely than the width of its slot requires. */
  public static String slot(Instant start, Duration range, Duration step) {
    if (step.compareTo(Duration.ofDays(1)) >= 0) {
      return DAY.format(start);
    }
    return (range.compareTo(Duration.ofDays(1)) <= 0 ? HOUR : DAY_AND_HOUR).format(start);
  }

  /** Formats a rating in words. */
  public static String rating(@Nullable Rating rating) {
    return rating == null ? "not enough data" : rating.label().replace('-', ' ');
  }

  private static boolean unknown(double value) {
    return !Double.isFinite(value);
  }
}
