package io.groundspeed.shared;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The time range of a screen or a report.
 *
 * @param name as used in addresses: {@code 15m}, {@code 1h}, {@code 6h}, {@code 24h}, {@code 7d},
 *     {@code 28d}, or {@code from/to} in ISO 8601 UTC
 * @param from inclusive
 * @param to exclusive, after {@code from}
 */
public record TimeRange(String name, Instant from, Instant to) {
  /** The named ranges, shortest first. */
  public static final Map<String, Duration> NAMED = named();

  private static final Duration LONGEST = Duration.ofDays(731);

  public TimeRange {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("range: its start must be before its end");
    }
  }

  /**
   * Parses a range from an address.
   *
   * @param text a name, or {@code from/to}
   * @param now the end of named ranges
   * @throws IllegalArgumentException with the accepted formats
   */
  public static TimeRange parse(String text, Instant now) {
    Duration length = NAMED.get(text);
    if (length != null) {
      return new TimeRange(text, now.minus(length), now);
    }
    int slash = text.indexOf('/');
    if (slash > 0) {
      try {
        TimeRange range =
            new TimeRange(
                text,
                Instant.parse(text.substring(0, slash)),
                Instant.parse(text.substring(slash + 1)));
        if (range.length().compareTo(LONGEST) <= 0) {
          return range;
        }
      } catch (DateTimeException e) {
        // falls through to the message with the accepted formats
      }
    }
    throw new IllegalArgumentException(
        "range: must be one of %s, or <from>/<to> in ISO 8601 UTC of at most 731 days, not \"%s\""
            .formatted(String.join(", ", NAMED.keySet()), text));
  }

  /** Returns the length of the range. */
  public Duration length() {
    return Duration.between(from, to);
  }

  /** Returns the preceding range of the same length. */
  public TimeRange before() {
    return new TimeRange(name, from.minus(length()), from);
  }

  /** Returns whether the range includes the present, to within a minute. */
  public boolean isCurrent(Instant now) {
    return !to.isBefore(now.minusSeconds(60));
  }

  /** Returns whether a time is in the range. */
  public boolean contains(Instant time) {
    return !time.isBefore(from) && time.isBefore(to);
  }

  /**
   * Returns the distance between the points of a chart. There are at most 96 points, and the
   * distance divides an hour or is a multiple of one, so that points align with the clock.
   */
  public Duration step() {
    for (int minutes : new int[] {1, 5, 15, 30, 60, 180, 360, 720}) {
      if (length().toMinutes() <= minutes * 96L) {
        return Duration.ofMinutes(minutes);
      }
    }
    return Duration.ofDays(Math.max(1, (length().toDays() + 95) / 96));
  }

  private static Map<String, Duration> named() {
    Map<String, Duration> named = new LinkedHashMap<>();
    named.put("15m", Duration.ofMinutes(15));
    named.put("1h", Duration.ofHours(1));
    named.put("6h", Duration.ofHours(6));
    named.put("24h", Duration.ofHours(24));
    named.put("7d", Duration.ofDays(7));
    named.put("28d", Duration.ofDays(28));
    return java.util.Collections.unmodifiableMap(named);
  }
}
