package io.groundspeed.vitals.detail;

import io.groundspeed.vitals.VitalSummary;
import io.groundspeed.vitals.VitalsFilter;
import io.groundspeed.vitals.VitalsSummaries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;

/** Compares a page's metrics with the range before and scores them, from the sketches. */
@ApplicationScoped
public class Scorecards {
  private VitalsSummaries summaries;

  /** For the container. */
  protected Scorecards() {}

  @Inject
  Scorecards(VitalsSummaries summaries) {
    this.summaries = summaries;
  }

  /**
   * Returns the scorecard of the page in a filter.
   *
   * @throws io.groundspeed.postgres.Unavailable if it can't be read now
   */
  public Scorecard of(VitalsFilter filter) {
    List<VitalSummary> now = summaries.metrics(filter);
    List<VitalSummary> before = summaries.metrics(filter.withRange(filter.range().before()));
    return new Scorecard(
        Scores.of(now),
        Scores.of(before),
        IntStream.range(0, now.size())
            .mapToObj(i -> new MetricDetail(now.get(i), before.get(i)))
            .toList());
  }
}
