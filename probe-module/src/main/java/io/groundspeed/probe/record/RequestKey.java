package io.groundspeed.probe.record;

import io.groundspeed.probe.call.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The key for counting requests.
 *
 * @param endpoint the deployment and the endpoint's template
 * @param status the HTTP status of the response
 */
public record RequestKey(Caller endpoint, String method, int status) {
  /** Returns the key for the requests to a deployment that are beyond the limit. */
  static RequestKey otherOf(String deployment) {
    return new RequestKey(new Caller(deployment, Caller.OTHER), Caller.OTHER, 0);
  }

  /** Written by hand, because it is called for every request. */
  @Override
  public int hashCode() {
    return 31 * (31 * System.identityHashCode(endpoint) + method.hashCode()) + status;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RequestKey that
        && endpoint == that.endpoint
        && status == that.status
        && method.equals(that.method);
  }
}
