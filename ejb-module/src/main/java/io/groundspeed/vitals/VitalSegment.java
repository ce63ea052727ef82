package io.groundspeed.vitals;

import io.groundspeed.shared.PageView;

/**
 * What vitals can be filtered by. Unknown dimensions are empty.
 *
 * @param device {@code mobile}, {@code tablet}, {@code desktop}
 * @param connection {@code slow-2g} to {@code 4g}
 * @param country two letters
 * @param release of the measured application
 */
record VitalSegment(String device, String connection, String country, String release) {
  private static final String SEPARATOR = "\t";

  static VitalSegment of(PageView view, String boundedRelease) {
    return new VitalSegment(
        orEmpty(view.device()),
        orEmpty(view.connection()),
        orEmpty(view.country()),
        orEmpty(boundedRelease));
  }

  static VitalSegment parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    return new VitalSegment(parts[0], parts[1], parts[2], parts[3]);
  }

  String text() {
    return String.join(SEPARATOR, device, connection, country, release);
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }
}
