package io.groundspeed.probe;

/**
 * Whose responses carry times in Server-Timing, which tell how busy the database was. Pages of
 * others carry the request's id alone, unless the scope is none.
 */
enum ServerTimingScope {
  /** Groundspeed's own. */
  OWN,
  ALL,
  OFF;

  private static final String OURS = "groundspeed.ear";

  boolean tells(String deployment) {
    return this == ALL || this == OWN && isOurs(deployment);
  }

  static boolean isOurs(String deployment) {
    return OURS.equals(deployment);
  }
}
