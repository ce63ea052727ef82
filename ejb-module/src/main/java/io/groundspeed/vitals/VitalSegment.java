package io.groundspeed.vitals;

import io.groundspeed.page.PageView;
import io.groundspeed.telemetry.sketch.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The dimensions by which vitals can be filtered. Unknown dimensions are empty.
 *
 * @param device {@code mobile}, {@code tablet}, {@code desktop}, {@code other}
 * @param connection {@code slow-2g} to {@code 5g}, {@code wifi}, {@code cellular}, {@code
 *     ethernet}, {@code other}
 * @param country two letters
 * @param release of the measured application
 */
record VitalSegment(String device, String connection, String country, String release) {
  private static final String SEPARATOR = "\t";

  static VitalSegment of(PageView view, @Nullable String boundedRelease) {
    return new VitalSegment(
        orEmpty(view.device()),
        orEmpty(view.connection()),
        orEmpty(view.country()),
        orEmpty(boundedRelease));
  }

  /**
   * Returns the reduced segment if a client has too many: only the country, which has few values
   * per client.
   */
  VitalSegment reduced() {
    return new VitalSegment("", "", country, Subject.OTHER);
  }

  static VitalSegment parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    return new VitalSegment(parts[0], parts[1], parts[2], parts[3]);
  }

  String text() {
    return String.join(SEPARATOR, device, connection, country, release);
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
