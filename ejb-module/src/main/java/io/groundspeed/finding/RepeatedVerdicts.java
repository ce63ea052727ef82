package io.groundspeed.finding;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointVerdicts;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Verdicts about endpoints that run a statement repeatedly (N+1), for the Overview; none if there
 * are none.
 */
@ApplicationScoped
class RepeatedVerdicts implements VerdictSource {
  private static final int MOST = 3;

  private RouteQueries routeQueries;

  protected RepeatedVerdicts() {}

  @Inject
  RepeatedVerdicts(RouteQueries routeQueries) {
    this.routeQueries = routeQueries;
  }

  @Override
  public String about() {
    return "Repeated queries";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    return of(routeQueries.repeated(range));
  }

  /**
   * @param repeated most calls first
   */
  static List<Verdict> of(List<RouteQuery> repeated) {
    return repeated.stream().limit(MOST).map(RepeatedVerdicts::of).toList();
  }

  private static Verdict of(RouteQuery run) {
    Endpoint route = Objects.requireNonNull(run.route(), "a repeated query has a route");
    String sentence =
        String.format(
            Locale.ENGLISH,
            "N+1: %s %s runs one statement %,.1f times per request",
            route.method(),
            route.template(),
            run.perRequest());
    return EndpointVerdicts.about(route, Rating.NEEDS_IMPROVEMENT, sentence);
  }
}
