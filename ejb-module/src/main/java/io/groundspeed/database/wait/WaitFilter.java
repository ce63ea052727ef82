package io.groundspeed.database.wait;

import io.groundspeed.deployment.OwnTraffic;
import io.groundspeed.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Selects waits.
 *
 * @param database host, port and name; null for all
 * @param own whether Groundspeed's own sessions are included
 */
public record WaitFilter(TimeRange range, @Nullable String database, boolean own) {
  boolean admits(WaitSegment segment) {
    return (database == null || database.equals(segment.database()))
        && (own || !OwnTraffic.isOwn(segment.deployment(), segment.endpoint()));
  }
}
