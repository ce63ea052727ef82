package io.groundspeed.probe;

/** Whose responses carry Server-Timing: it tells a visitor how busy the database was. */
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
