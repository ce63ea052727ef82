package io.groundspeed.vitals;

import org.jspecify.annotations.Nullable;

/**
 * One metric of one page view, as reported by the sender.
 *
 * @param name the metric's name
 * @param value in milliseconds; for CLS a score
 * @param id identifies the metric if it is sent again; null if the sender provides none
 * @param attribution the causes of the value, as the text of a JSON object without surrounding
 *     white space; null if unknown
 */
public record VitalReading(
    String name, double value, @Nullable String id, @Nullable String attribution) {
  private static final String FLAG = "\"outlier\":true}";

  /** Returns the reading with {@code "outlier": true} in its attribution. */
  VitalReading flagged() {
    String flagged =
        attribution == null || attribution.equals("{}")
            ? '{' + FLAG
            : attribution.substring(0, attribution.length() - 1) + ',' + FLAG;
    return new VitalReading(name, value, id, flagged);
  }
}
