package io.groundspeed.vitals;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The vitals of one page in a range.
 *
 * @param page the page template, or {@code (other)}
 * @param views number of page views: the highest count of any metric, because each view reports
 *     each metric at most once
 * @param metrics the summary of each metric that has samples
 * @param good the share of good samples over all metrics, 0 to 1
 * @param opportunity views × distance to good: how far the worst metric's 75th percentile is above
 *     its threshold for good, in multiples of that threshold
 */
public record PageSummary(
    String page,
    long views,
    Map<VitalMetric, VitalSummary> metrics,
    double good,
    double opportunity) {
  /** Returns the metric's summary; null if the page has no samples of it. */
  public @Nullable VitalSummary metric(VitalMetric metric) {
    return metrics.get(metric);
  }
}
