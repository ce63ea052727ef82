package io.groundspeed.platform.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Metrics of a journey, from {@code journey_stats_cache}. Averages and rates are null if there is
 * nothing to compute them from.
 *
 * @param completionRate percentage of all enrollments
 */
public record JourneyNumbers(
    long enrollments,
    long active,
    long completed,
    @Nullable Double averageDays,
    @Nullable Double completionRate,
    long reviews,
    @Nullable Double rating)
    implements java.io.Serializable {
  static final JourneyNumbers NONE = new JourneyNumbers(0, 0, 0, null, null, 0, null);
}
