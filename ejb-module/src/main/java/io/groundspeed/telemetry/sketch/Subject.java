package io.groundspeed.telemetry.sketch;

import java.util.Objects;

/**
 * What a sample is about: a name out of few (a metric, a measure) and a detail out of many (a page,
 * a statement). Sketches are kept per detail and over all details of a name.
 *
 * @param name for example {@code LCP}
 * @param detail for example {@code /journeys/{slug}}; {@link #ALL} is reserved for the total
 */
public record Subject(String name, String detail) {
  /** All details, or all segments, together. */
  public static final String ALL = "*";

  /** All details beyond the limit of distinct details. */
  public static final String OTHER = "(other)";

  public Subject {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(detail, "detail");
  }
}
