package io.groundspeed.telemetry.raw;

import jakarta.persistence.Embeddable;

/**
 * Where something was measured. Unknown components are null.
 *
 * @param deployment the archive, for example {@code shop.war}
 * @param node the server's name in its cluster
 * @param requestId of the request or job run during which it was measured
 * @param release the measured application's version
 * @param principal the user logged in to the measured application, by their name there
 */
@Embeddable
public record Origin(
    String deployment, String node, String requestId, String release, String principal) {
  public static final Origin UNKNOWN = new Origin(null, null, null, null, null);
}
