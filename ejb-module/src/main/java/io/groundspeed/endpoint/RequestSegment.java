package io.groundspeed.endpoint;

/**
 * The dimensions of an endpoint's metrics.
 *
 * @param deployment the archive that responded
 * @param status the response status; only its first digit in older sketches
 */
record RequestSegment(String deployment, int status) {
  private static final String SEPARATOR = "\t";
  private static final int LEAST_STATUS = 100;
  private static final int LEAST_ERROR = 500;

  static RequestSegment parse(String text) {
    String[] parts = text.split(SEPARATOR, 2);
    return new RequestSegment(parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
  }

  String text() {
    return deployment + SEPARATOR + status;
  }

  boolean isError() {
    return status >= LEAST_ERROR || status < LEAST_STATUS && status * LEAST_STATUS >= LEAST_ERROR;
  }
}
