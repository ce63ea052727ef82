package io.groundspeed.vitals;

import java.util.Map;

/**
 * One page over a range.
 *
 * @param page its template, or {@code (other)}
 * @param views page views, being the greatest count of any metric, since each view reports each
 *     metric at most once
 * @param metrics the summary of each metric that has samples
 * @param good the share of good samples of all metrics together, 0 to 1
 * @param opportunity views × distance to good: how far the worst metric's 75th percentile lies
 *     above its threshold for good, in multiples of that threshold
 */
public record PageSummary(
    String page,
    long views,
    Map<VitalMetric, VitalSummary> metrics,
    double good,
    double opportunity) {
  /** Returns the metric's summary, null where the page has no sample of it. */
  public VitalSummary metric(VitalMetric metric) {
    return metrics.get(metric);
  }
}
