package io.groundspeed.endpoint;

/**
 * What the figures of an endpoint can be told apart by.
 *
 * @param deployment the archive that answered
 * @param statusClass the first digit of the status
 */
record RequestSegment(String deployment, int statusClass) {
  private static final String SEPARATOR = "\t";

  static RequestSegment parse(String text) {
    String[] parts = text.split(SEPARATOR, 2);
    return new RequestSegment(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
  }

  String text() {
    return deployment + SEPARATOR + statusClass;
  }

  boolean isError() {
    return statusClass == 5;
  }
}
