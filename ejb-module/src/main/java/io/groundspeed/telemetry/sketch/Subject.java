package io.groundspeed.telemetry.sketch;

import java.util.Objects;

/**
 * What a sample is about: a name that is one of few (a metric, a statement) and a detail that is
 * one of many (a page). Sketches are kept per detail and over all details of a name.
 *
 * @param name for example {@code LCP}
 * @param detail for example {@code /journeys/{slug}}; {@link #ALL} is reserved for the total
 */
public record Subject(String name, String detail) {
  /** Stands for all details, or all segments, together. */
  public static final String ALL = "*";

  /** Stands for what came after the day's limit of distinct details was reached. */
  public static final String OTHER = "(other)";

  public Subject {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(detail, "detail");
  }
}
