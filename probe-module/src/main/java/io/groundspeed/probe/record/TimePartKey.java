package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Caller;

/**
 * The key for adding up where the time of requests went.
 *
 * @param endpoint the deployment and the endpoint's template
 */
public record TimePartKey(Caller endpoint, String method, TimePart part) {
  /** Returns the key for a part of all requests to a deployment that are beyond the limit. */
  static TimePartKey otherOf(String deployment) {
    return new TimePartKey(
        new Caller(deployment, Caller.OTHER), Caller.OTHER, TimePart.APPLICATION);
  }
}
