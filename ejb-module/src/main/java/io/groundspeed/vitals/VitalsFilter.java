package io.groundspeed.vitals;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A filter for page views. Null dimensions do not restrict the result.
 *
 * @param page a page's path or template
 * @param population never null, because metrics of two populations are never combined
 */
public record VitalsFilter(
    TimeRange range,
    @Nullable String page,
    @Nullable String device,
    @Nullable String connection,
    @Nullable String country,
    @Nullable String release,
    Population population) {

  /** Returns a filter that restricts only the time. */
  public static VitalsFilter of(TimeRange range) {
    return new VitalsFilter(range, null, null, null, null, null, Population.VISITS);
  }

  /** Returns this filter for another page. */
  public VitalsFilter withPage(@Nullable String other) {
    return new VitalsFilter(range, other, device, connection, country, release, population);
  }

  /** Returns this filter for another range of time. */
  public VitalsFilter withRange(TimeRange other) {
    return new VitalsFilter(other, page, device, connection, country, release, population);
  }

  /** Returns this filter for another population. */
  public VitalsFilter withPopulation(Population other) {
    return new VitalsFilter(range, page, device, connection, country, release, other);
  }

  /**
   * Returns the release for searching raw rows, which contain the actual release and never {@code
   * (other)}.
   */
  public @Nullable String rawRelease() {
    return Subject.OTHER.equals(release) ? null : release;
  }

  boolean bySegment() {
    return device != null || connection != null || country != null || release != null;
  }

  boolean admits(VitalSegment segment) {
    return matches(device, segment.device())
        && matches(connection, segment.connection())
        && matches(country, segment.country())
        && matches(release, segment.release());
  }

  private static boolean matches(@Nullable String wanted, String actual) {
    return wanted == null || wanted.equals(actual);
  }
}
