package io.groundspeed.vitals;

/**
 * One metric of one page view, as the sender states it.
 *
 * @param name the metric's name
 * @param value milliseconds, for CLS a score
 * @param id what makes the same metric sent again the same one; null where the sender has none
 * @param attribution what the value is due to, as JSON text; null where unknown
 */
public record VitalReading(String name, double value, String id, String attribution) {}
