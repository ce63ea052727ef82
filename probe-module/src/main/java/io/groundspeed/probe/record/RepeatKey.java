package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.sql.Fingerprint;

/**
 * The key for counting how often one request runs one statement.
 *
 * @param endpoint the deployment and the endpoint's template
 */
public record RepeatKey(Fingerprint statement, Caller endpoint, String method) {
  /** Returns the key for everything of a deployment beyond the limit. */
  static RepeatKey otherOf(String deployment) {
    return new RepeatKey(Fingerprint.OTHER, new Caller(deployment, Caller.OTHER), Caller.OTHER);
  }
}
