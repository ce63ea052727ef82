package io.groundspeed.endpoint;

import java.time.Instant;

/**
 * A request that failed.
 *
 * @param millis to the end of its answer
 * @param error what was thrown; null where nothing was and the status alone tells
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
    String requestId) {}
