package io.groundspeed.query;

import io.groundspeed.shared.TimeRange;

/**
 * A filter for executions. Except for the range, null components do not restrict the result.
 *
 * @param deployment the archive that ran them
 * @param endpoint the request's template or the job that ran them
 */
public record QueryFilter(TimeRange range, String deployment, String endpoint) {
  boolean admits(StatementSegment segment) {
    return (deployment == null || deployment.equals(segment.deployment()))
        && (endpoint == null || endpoint.equals(segment.endpoint()));
  }
}
