package io.groundspeed.endpoint;

import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
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
    boolean known = total.requests() > 0;
    return List.of(
        target(
            "Average response",
            Format.duration(Thresholds.AVERAGE_RESPONSE_MS),
            known ? Format.duration(total.average()) : null,
            met(total, total.average() < Thresholds.AVERAGE_RESPONSE_MS)),
        target(
            "Requests that fail",
            Format.share(Thresholds.ERROR_RATE),
            known ? Format.share(total.errorRate()) : null,
            met(total, total.errorRate() < Thresholds.ERROR_RATE)));
  }

  /** Returns whether a target is met; null if there were too few requests to rate it. */
  private static @Nullable Boolean met(EndpointTotal total, boolean below) {
    return total.requests() < Thresholds.LEAST_RATED ? null : Boolean.valueOf(below);
  }

  private static Target target(
      String name, String below, @Nullable String value, @Nullable Boolean met) {
    return new Target(name, "< " + below, value, met, Screen.ENDPOINTS.getPath());
  }
}
