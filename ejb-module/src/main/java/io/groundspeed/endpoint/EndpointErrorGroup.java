package io.groundspeed.endpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Failures of an endpoint that have the same class, kind of message and place.
 *
 * @param type the class of the deepest cause; null if nothing was thrown and only the status shows
 *     the failure
 * @param place where it was thrown, for example {@code io.acme.Orders.ship(Orders.java:41)}; empty
 *     if unknown
 * @param message of the latest failure, without its class; null if there is none
 * @param status of the latest failure
 */
public record EndpointErrorGroup(
    @Nullable String type,
    String place,
    @Nullable String message,
    int status,
    long count,
    Instant first,
    Instant last) {}
