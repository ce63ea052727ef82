package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One request that was kept as a sample.
 *
 * @param endpoint the deployment and the endpoint's template
 * @param epochMillis when it ended
 * @param nanos to the end of its response
 * @param error the deepest cause's class and the first line of its message, and in a second line
 *     where it was thrown; null if there was none. Secrets in it are not masked
 * @param user who was logged in to the application; null if no one was
 * @param weight how many similar requests this one represents
 */
public record RequestSample(
    Caller endpoint,
    String method,
    long epochMillis,
    long nanos,
    int status,
    @Nullable String error,
    String requestId,
    @Nullable String user,
    double weight) {}
