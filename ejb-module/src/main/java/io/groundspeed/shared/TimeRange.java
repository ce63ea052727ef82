package io.groundspeed.shared;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The range of time that a screen or a report speaks of.
 *
 * @param name as it stands in the address: {@code 15m}, {@code 1h}, {@code 6h}, {@code 24h}, {@code
 *     7d}, {@code 28d}, or {@code from/to} in ISO 8601 UTC
 * @param from inclusive
 * @param to exclusive, after {@code from}
 */
public record TimeRange(String name, Instant from, Instant to) {
  /** The ranges that go by a name, shortest first. */
  public static final Map<String, Duration> NAMED = named();

  private static final Duration LONGEST = Duration.ofDays(731);

  public TimeRange {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("range: its start must be before its end");
    }
  }

  /**
   * Reads a range from an address.
   *
   * @param text a name, or {@code from/to}
   * @param now where named ranges end
   * @throws IllegalArgumentException saying what a range looks like
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
        // falls through to the one message that says what is understood
      }
    }
    throw new IllegalArgumentException(
        "range: must be one of %s, or <from>/<to> in ISO 8601 UTC of at most 731 days, not \"%s\""
            .formatted(String.join(", ", NAMED.keySet()), text));
  }

  /** Returns how long the range is. */
  public Duration length() {
    return Duration.between(from, to);
  }

  /** Returns the range of the same length that ends where this one starts. */
  public TimeRange before() {
    return new TimeRange(name, from.minus(length()), from);
  }

  /**
   * Returns the width of the points of a chart: at most 96 of them, each a whole divisor or
   * multiple of an hour, so that they align with the clock.
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
