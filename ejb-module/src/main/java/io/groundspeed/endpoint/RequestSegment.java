package io.groundspeed.endpoint;

/**
 * The dimensions of an endpoint's metrics.
 *
 * @param deployment the archive that responded
 * @param status the response status; only its first digit in older sketches
 * @param own whether the endpoint is Groundspeed's own
 */
record RequestSegment(String deployment, int status, boolean own) {
  private static final String SEPARATOR = "\t";
  private static final String OWN = "own";
  private static final int PARTS = 3;
  private static final int LEAST_STATUS = 100;
  private static final int LEAST_ERROR = 500;

  static RequestSegment parse(String text) {
    String[] parts = text.split(SEPARATOR, PARTS);
    return new RequestSegment(
        parts[0],
        parts.length > 1 ? Integer.parseInt(parts[1]) : 0,
        parts.length == PARTS && parts[2].equals(OWN));
  }

  String text() {
    String text = deployment + SEPARATOR + status;
    return own ? text + SEPARATOR + OWN : text;
  }

  boolean isError() {
    return status >= LEAST_ERROR || status < LEAST_STATUS && status * LEAST_STATUS >= LEAST_ERROR;
  }
}
