package io.groundspeed.platform.catalogue;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of a journey, from {@code journey_stats_cache}. Averages and rates are null if there is
 * nothing to compute them from.
 *
 * @param active enrollments that are active
 * @param completed enrollments that are completed
 * @param averageDays mean duration of the completed enrollments, in days
 * @param completionRate percentage of all enrollments
 * @param reviews number of requested reviews
 * @param rating mean rating of its reviews, 1 to 5
 */
@JsonbNillable
@JsonbPropertyOrder({
  "enrollments",
  "active",
  "completed",
  "averageDays",
  "completionRate",
  "reviews",
  "rating"
})
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
