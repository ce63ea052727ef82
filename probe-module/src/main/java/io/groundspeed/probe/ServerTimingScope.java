package io.groundspeed.probe;

/**
 * Which responses carry times in Server-Timing. The times reveal how busy the database was. Pages
 * of other applications carry only the request's id, unless the scope is off.
 */
enum ServerTimingScope {
  /** Groundspeed's own responses. */
  OWN,
  ALL,
  OFF;

  boolean tells(String deployment) {
    return this == ALL || this == OWN && Probe.isOurs(deployment);
  }
}
