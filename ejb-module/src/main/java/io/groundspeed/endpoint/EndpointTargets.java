package io.groundspeed.endpoint;

import io.groundspeed.format.Format;
import io.groundspeed.format.Quantity;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Place;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Target;
import io.groundspeed.verdict.TargetSource;
import io.groundspeed.verdict.Thresholds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The targets for the average response time and the share of requests that fail. */
@ApplicationScoped
class EndpointTargets implements TargetSource {
  private static final double AVERAGE = Thresholds.AVERAGE_RESPONSE_MS;
  private static final double FAILING = Thresholds.ERROR_RATE;

  private EndpointSummaries summaries;

  protected EndpointTargets() {}

  @Inject
  EndpointTargets(EndpointSummaries summaries) {
    this.summaries = summaries;
  }

  @Override
  public String about() {
    return "Endpoints";
  }

  @Override
  public List<Target> targets(TimeRange range) {
    return of(summaries.endpoints(range, null, false));
  }

  static List<Target> of(List<EndpointFigures> endpoints) {
    EndpointTotal total = EndpointTotal.of(endpoints);
    Target average = target("Average response", Format.duration(AVERAGE), "-avg");
    Target failing = target("Requests that fail", Format.share(FAILING), "-errors");
    return total.requests() == 0
        ? List.of(average, failing)
        : List.of(
            average.measured(
                total.average(), Quantity.DURATION, met(total, total.average() < AVERAGE)),
            failing.measured(
                total.errorRate(), Quantity.SHARE, met(total, total.errorRate() < FAILING)));
  }

  /** Returns whether a target is met; null if there were too few requests to rate it. */
  private static @Nullable Boolean met(EndpointTotal total, boolean below) {
    return total.requests() < Thresholds.LEAST_RATED ? null : Boolean.valueOf(below);
  }

  /**
   * @param sort the order of the screen's table that shows the worst endpoint first
   */
  private static Target target(String name, String below, String sort) {
    return Target.of(name, "< " + below, Place.of(Screen.ENDPOINTS).with("sort", sort));
  }
}
