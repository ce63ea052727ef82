package io.groundspeed.endpoint;

import java.time.Instant;

/**
 * Failures of a route that have the same cause and place.
 *
 * @param type the class of the deepest cause; null where nothing was thrown and the status alone
 *     tells
 * @param place where that was thrown, as {@code io.acme.Orders.ship(Orders.java:41)}; empty where
 *     it isn't known
 * @param message of the latest, without its class; null where there is none
 * @param status of the latest
 */
public record EndpointErrorGroup(
    String type,
    String place,
    String message,
    int status,
    long count,
    Instant first,
    Instant last) {}
