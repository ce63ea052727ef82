package io.groundspeed.web.csv;

import io.groundspeed.format.Format;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The functions with which screens write values: {@link Format}'s text for readers, the exact value
 * for an export.
 */
public final class CellFormat {
  private CellFormat() {}

  /**
   * Formats a duration.
   *
   * @param millis null or NaN is unknown
   */
  public static String duration(@Nullable Double millis) {
    return Exact.or("ms", millis, Format.duration(millis));
  }

  /**
   * Formats a value of a metric.
   *
   * @param unit {@code ms}, or empty for a score
   */
  public static String value(@Nullable Double value, String unit) {
    return Exact.or(unit, value, Format.value(value, unit));
  }

  /** Formats a number of things, shortened. */
  public static String count(@Nullable Long count) {
    return Exact.or("", count, Format.count(count));
  }

  /** Formats a number of things with all its digits. */
  public static String exact(@Nullable Long count) {
    return Exact.or("", count, Format.exact(count));
  }

  /**
   * Formats a share as a percentage; its exact value is a fraction.
   *
   * @param share 0 to 1
   */
  public static String share(@Nullable Double share) {
    return Exact.or("fraction", share, Format.share(share));
  }

  /** Formats a size in bytes. */
  public static String bytes(@Nullable Double bytes) {
    return Exact.or("bytes", bytes, Format.bytes(bytes));
  }

  /** Formats a number without a unit. */
  public static String weight(@Nullable Double weight) {
    return Exact.or("", weight, Format.weight(weight));
  }

  /** Formats a time in UTC. */
  public static String utc(@Nullable Instant time) {
    return Exact.or(time, Format.utc(time));
  }

  /** Formats a time relative to another one. */
  public static String ago(@Nullable Instant time, Instant now) {
    return Exact.or(time, Format.ago(time, now));
  }
}
