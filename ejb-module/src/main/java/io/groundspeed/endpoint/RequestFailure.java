package io.groundspeed.endpoint;

/**
 * A failed request that was looked up by its id, with the endpoint that it was for.
 *
 * @param error what is known about it
 */
public record RequestFailure(Endpoint endpoint, EndpointError error) {}
