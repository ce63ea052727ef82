package io.groundspeed.telemetry.raw;

import jakarta.persistence.Embeddable;

/**
 * Where something was measured; each part is null where it is not known.
 *
 * @param deployment the archive, for example {@code shop.war}
 * @param node the server's name in its cluster
 * @param requestId of the request or job run during which it happened
 * @param release what the measured application calls its version
 * @param principal who was logged in to the measured application, by the name used there
 */
@Embeddable
public record Origin(
    String deployment, String node, String requestId, String release, String principal) {
  public static final Origin UNKNOWN = new Origin(null, null, null, null, null);
}
