package io.groundspeed.telemetry.raw;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

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
    @Nullable String deployment,
    @Nullable String node,
    @Nullable String requestId,
    @Nullable String release,
    @Nullable String principal) {
  public static final Origin UNKNOWN = new Origin(null, null, null, null, null);
}
