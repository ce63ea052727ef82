package io.groundspeed.web.jobs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A time as a form or a script sends it. */
final class TimeField {
  /** What is accepted. */
  static final String EXPECTED = "must be a time such as 2026-11-22T12:00:00Z";

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private TimeField() {}

  /**
   * Parses a time with an offset from UTC, or without one, as a browser's form sends it, in UTC.
   *
   * @throws IllegalArgumentException with {@link #EXPECTED}
   */
  static Instant parse(String text) {
    try {
      Instant time =
          text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      if (time.isBefore(FIRST) || time.isAfter(LAST)) {
        throw new DateTimeException("can't be stored");
      }
      return time;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(EXPECTED, e);
    }
  }

  /** Returns a time in the format of a browser's form; null for null. */
  static @Nullable String format(@Nullable Instant time) {
    return time == null ? null : LocalDateTime.ofInstant(time, ZoneOffset.UTC).toString();
  }
}
