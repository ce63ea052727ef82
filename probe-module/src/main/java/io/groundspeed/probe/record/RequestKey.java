package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Caller;

/**
 * What requests are counted by.
 *
 * @param endpoint the deployment and the route's template
 * @param status of the answer, as HTTP has it
 */
public record RequestKey(Caller endpoint, String method, int status) {
  /** Returns what the requests to a deployment are counted by that there is no room for. */
  static RequestKey otherOf(String deployment) {
    return new RequestKey(new Caller(deployment, Caller.OTHER), Caller.OTHER, 0);
  }

  /** By hand: asked for with every request. */
  @Override
  public int hashCode() {
    return 31 * (31 * System.identityHashCode(endpoint) + method.hashCode()) + status;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestKey that
        && endpoint == that.endpoint
        && status == that.status
        && method.equals(that.method);
  }
}
