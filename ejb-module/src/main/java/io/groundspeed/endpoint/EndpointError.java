package io.groundspeed.endpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A failed request.
 *
 * @param millis time until the end of the response
 * @param error the class and message of the deepest cause and, in a second line, the place where it
 *     was thrown; null if nothing was thrown and only the status shows the failure
 * @param user the logged-in user; null if there was none
 * @param requestId as sent in {@code Server-Timing}
 */
public record EndpointError(
    Instant recordedAt,
    int status,
    double millis,
    @Nullable String error,
    @Nullable String user,
    String node,
    String requestId) {
  /** Returns where the exception was thrown; null if nothing was thrown. */
  public @Nullable String getPlace() {
    return error == null ? null : error.lines().skip(1).findFirst().orElse(null);
  }

  /** Returns the exception without its place; null if nothing was thrown. */
  public @Nullable String getCause() {
    return error == null ? null : error.lines().findFirst().orElse("");
  }
}
