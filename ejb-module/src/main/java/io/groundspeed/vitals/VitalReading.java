package io.groundspeed.vitals;

/**
 * One metric of one page view, as the sender states it.
 *
 * @param name the metric's name
 * @param value milliseconds, for CLS a score
 * @param id what makes the same metric sent again the same one; null where the sender has none
 * @param attribution what the value is due to, as the text of a JSON object without white space
 *     around it; null where unknown
 */
public record VitalReading(String name, double value, String id, String attribution) {
  private static final String FLAG = "\"outlier\":true}";

  /** Returns the same with {@code "outlier": true} in its attribution. */
  VitalReading flagged() {
    boolean empty = attribution == null || attribution.equals("{}");
    String flagged =
        empty ? '{' + FLAG : attribution.substring(0, attribution.length() - 1) + ',' + FLAG;
    return new VitalReading(name, value, id, flagged);
  }
}
