package io.groundspeed.finding;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointVerdicts;
import io.groundspeed.format.Format;
import io.groundspeed.format.Quantity;
import io.groundspeed.query.Repeats;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Place;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import io.groundspeed.verdict.VerdictSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts about endpoints that run a statement repeatedly (N+1), for the Overview; none if there
 * are none.
 */
@ApplicationScoped
class RepeatedVerdicts implements VerdictSource {
  private static final VerdictSubject REPEATED =
      VerdictSubject.of("repeated queries", Place.of(Screen.ENDPOINTS), RepeatedVerdicts::together);

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
    List<RouteQuery> now = routeQueries.repeated(range);
    return of(now, now.isEmpty() ? List.of() : routeQueries.repeated(range.before()));
  }

  /**
   * @param now what is repeated in the range, most calls first
   * @param before what was repeated in the previous period
   */
  static List<Verdict> of(List<RouteQuery> now, List<RouteQuery> before) {
    Map<Key, Double> earlier = new HashMap<>();
    before.forEach(run -> earlier.putIfAbsent(Key.of(run), run.perRequest()));
    return now.stream().map(run -> of(run, earlier.getOrDefault(Key.of(run), Double.NaN))).toList();
  }

  private static Verdict of(RouteQuery run, double timesBefore) {
    Endpoint route = Objects.requireNonNull(run.route(), "a repeated query has a route");
    String times = Quantity.MEAN.text(run.perRequest());
    return EndpointVerdicts.about(
            route,
            Rating.NEEDS_IMPROVEMENT,
            "N+1: %s %s runs one statement %s times per request"
                .formatted(route.method(), route.template(), times))
        .about(REPEATED)
        .measured(run.perRequest(), Quantity.MEAN, "< " + Quantity.MEAN.text(Repeats.MANY))
        .changed(Change.ofCost(run.perRequest(), timesBefore, Quantity.MEAN))
        .distant(run.perRequest() / Repeats.MANY);
  }

  private static String together(List<Verdict> repeated) {
    Map<String, String> worst = repeated.get(0).parameters();
    return "N+1: %d statements run repeatedly within a request; %s %s runs one %s times"
        .formatted(
            repeated.size(),
            worst.get("method"),
            worst.get("endpoint"),
            Format.text(repeated.get(0).measured().value()));
  }

  private record Key(@Nullable Endpoint route, String query) {
    static Key of(RouteQuery run) {
      return new Key(run.route(), run.query().name());
    }
  }
}
