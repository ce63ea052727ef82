package io.groundspeed.web.frame;

import io.groundspeed.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a range in the format of form inputs: date and time without a zone, in UTC.
 *
 * @param from for example {@code 2026-11-22T10:30}
 * @param to in the same format
 */
public record CustomRange(String from, String to) {
  private static final String RANGE = "range";
  private static final DateTimeFormatter INPUT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").withZone(ZoneOffset.UTC);

  static CustomRange of(TimeRange range) {
    return new CustomRange(INPUT.format(range.from()), INPUT.format(range.to()));
  }

  /** Replaces the form's {@code range=custom&from=…&to=…} with {@code range=<from>/<to>}. */
  static Map<String, String> joined(Map<String, String> parameters) {
    if (!"custom".equals(parameters.get(RANGE))) {
      return parameters;
    }
    Map<String, String> joined = new HashMap<>(parameters);
    joined.put(RANGE, instant(parameters.get("from")) + "/" + instant(parameters.get("to")));
    return joined;
  }

  private static String instant(@Nullable String input) {
    if (input == null) {
      return "";
    }
    try {
      Instant instant = LocalDateTime.parse(input).toInstant(ZoneOffset.UTC);
      return instant.toString();
    } catch (DateTimeParseException e) {
      return input;
    }
  }
}
