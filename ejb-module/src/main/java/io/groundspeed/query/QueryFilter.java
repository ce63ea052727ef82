package io.groundspeed.query;

import io.groundspeed.deployment.OwnTraffic;
import io.groundspeed.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * A filter for executions. Except for the range, null components do not restrict the result.
 *
 * @param deployment the archive that ran them
 * @param endpoint the request's template or the job that ran them
 * @param own whether the executions of Groundspeed's own work are included
 */
public record QueryFilter(
    TimeRange range, @Nullable String deployment, @Nullable String endpoint, boolean own) {
  /** Creates a filter that includes Groundspeed's own work. */
  public QueryFilter(TimeRange range, @Nullable String deployment, @Nullable String endpoint) {
    this(range, deployment, endpoint, true);
  }

  /** Returns the filter for the executions of all applications, without Groundspeed's own work. */
  public static QueryFilter ofApplications(TimeRange range) {
    return new QueryFilter(range, null, null, false);
  }

  boolean admits(StatementSegment segment) {
    return (deployment == null || deployment.equals(segment.deployment()))
        && (endpoint == null || endpoint.equals(segment.endpoint()))
        && (own || !OwnTraffic.isOwn(segment.deployment(), segment.endpoint()));
  }
}
