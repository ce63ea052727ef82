package io.groundspeed.endpoint;

import java.time.Instant;

/**
 * A request that failed.
 *
 * @param millis to the end of its answer
 * @param error the class of the deepest cause, its message, and in a second line its place; null
 *     where nothing was thrown and the status alone tells
 * @param user who was logged in, null where nobody was
 * @param requestId as {@code Server-Timing} tells it
 */
public record EndpointError(
    Instant recordedAt,
    int status,
    double millis,
    String error,
    String user,
    String node,
    String requestId) {
  /** Returns what was thrown without its place, null where nothing was. */
  public String getCause() {
    return error == null ? null : error.lines().findFirst().orElse("");
  }
}
