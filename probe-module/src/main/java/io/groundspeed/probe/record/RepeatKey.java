package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.sql.Fingerprint;

/**
 * What it is counted by how often one request runs one statement.
 *
 * @param endpoint the deployment and the route's template
 */
public record RepeatKey(Fingerprint statement, Caller endpoint, String method) {
  /** Returns what is counted that there is no room for in a deployment. */
  static RepeatKey otherOf(String deployment) {
    return new RepeatKey(Fingerprint.OTHER, new Caller(deployment, Caller.OTHER), Caller.OTHER);
  }
}
