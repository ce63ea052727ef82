package io.groundspeed.endpoint;

import io.groundspeed.format.Format;
import io.groundspeed.format.Quantity;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Place;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Since;
import io.groundspeed.verdict.Thresholds;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import io.groundspeed.verdict.VerdictSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Verdicts about requests, for the Overview. */
@ApplicationScoped
public class EndpointVerdicts implements VerdictSource {
  private static final String PATH = Screen.ENDPOINTS.getPath();

  /** An endpoint with at least this share of failed requests gets a separate verdict. */
  private static final double FAILING = 0.01;

  private static final double FAILING_BADLY = 0.05;
  private static final double VERY_SLOW_MS = 1_000;

  /** A slow endpoint with fewer requests gets no verdict: one slow start proves nothing. */
  private static final long LEAST_REQUESTS = 10;

  /** The beginning is searched for the worst endpoints only, one read each. */
  private static final int MOST_DATED = 3;

  private static final String LIMIT = "≤ " + Format.duration(Thresholds.AVERAGE_RESPONSE_MS);
  private static final String LEAST_FAILURES = "< " + Format.share(Thresholds.ERROR_RATE);

  private static final VerdictSubject FAILURES =
      VerdictSubject.of(
          "failing endpoints",
          Place.of(Screen.ENDPOINTS).with("sort", "-errors"),
          failing ->
              together(
                  failing,
                  "%s endpoints fail in %s or more of their requests; the worst, %s, in %s",
                  Thresholds.percent(FAILING)));

  private static final VerdictSubject SLOW =
      VerdictSubject.of(
          "slow endpoints",
          Place.of(Screen.ENDPOINTS).with("sort", "-avg"),
          slow ->
              together(
                  slow,
                  "%s endpoints average over %s; the slowest, %s, averages %s",
                  Format.duration(Thresholds.AVERAGE_RESPONSE_MS)));

  private EndpointSummaries summaries;

  protected EndpointVerdicts() {}

  @Inject
  EndpointVerdicts(EndpointSummaries summaries) {
    this.summaries = summaries;
  }

  @Override
  public String about() {
    return "Endpoints";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    List<EndpointFigures> now = summaries.endpoints(range, null, false);
    List<EndpointFigures> before = summaries.endpoints(range.before(), null, false);
    return of(now, before, (endpoint, state) -> since(range, endpoint, state));
  }

  private @Nullable Since since(
      TimeRange range, @Nullable Endpoint endpoint, Predicate<EndpointPoint> state) {
    TimeRange searched = Since.searched(range);
    EndpointHistory history =
        endpoint == null ? summaries.history(searched) : summaries.history(searched, endpoint);
    return Since.find(
        range,
        history.points(),
        EndpointPoint::start,
        point -> point.requests() == 0 ? null : state.test(point));
  }

  /** Finds when a state of an endpoint began. */
  @FunctionalInterface
  interface Beginnings {
    /** Returns when the state of an endpoint, or of all if it is null, began; null if unknown. */
    @Nullable Since of(@Nullable Endpoint endpoint, Predicate<EndpointPoint> state);
  }

  /**
   * @param now the endpoints of the range
   * @param before those of the previous period
   */
  static List<Verdict> of(
      List<EndpointFigures> now, List<EndpointFigures> before, Beginnings beginnings) {
    EndpointTotal total = EndpointTotal.of(now);
    if (total.requests() == 0) {
      return List.of(Verdict.of(null, "No requests were seen in this range", PATH));
    }
    Map<Endpoint, EndpointFigures> earlier =
        before.stream().collect(Collectors.toMap(EndpointFigures::endpoint, each -> each));
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(failures(total, EndpointTotal.of(before), beginnings));
    verdicts.add(average(total, EndpointTotal.of(before), beginnings));
    now.stream()
        .filter(endpoint -> endpoint.getErrorRate() >= FAILING)
        .sorted(Comparator.comparingDouble(EndpointVerdicts::weight).reversed())
        .map(
            dated(endpoint -> failing(endpoint, earlier), EndpointVerdicts::failsOften, beginnings))
        .forEach(verdicts::add);
    now.stream()
        .filter(
            endpoint ->
                endpoint.averageMs() > Thresholds.AVERAGE_RESPONSE_MS
                    && endpoint.requests() >= LEAST_REQUESTS)
        .sorted(Comparator.comparingDouble(EndpointFigures::averageMs).reversed())
        .map(dated(endpoint -> slow(endpoint, earlier), EndpointVerdicts::isSlow, beginnings))
        .forEach(verdicts::add);
    return verdicts;
  }

  /** Adds the beginning to the first verdicts. */
  private static Function<EndpointFigures, Verdict> dated(
      Function<EndpointFigures, Verdict> verdict,
      Predicate<EndpointPoint> state,
      Beginnings beginnings) {
    AtomicInteger seen = new AtomicInteger();
    return endpoint ->
        seen.getAndIncrement() < MOST_DATED
            ? verdict.apply(endpoint).since(beginnings.of(endpoint.endpoint(), state))
            : verdict.apply(endpoint);
  }

  private static Verdict failures(EndpointTotal now, EndpointTotal before, Beginnings beginnings) {
    boolean good = now.errorRate() < Thresholds.ERROR_RATE;
    String share = Format.share(now.errorRate());
    return Verdict.of(
            good ? Rating.GOOD : Rating.POOR, "%s of all requests failed".formatted(share), PATH)
        .with("sort", "-errors")
        .measured(now.errorRate(), Quantity.SHARE, LEAST_FAILURES)
        .changed(Change.ofRate(now.errorRate(), before.errorRate()))
        .distant(now.errorRate() / Thresholds.ERROR_RATE)
        .since(good ? null : beginnings.of(null, EndpointVerdicts::failsOften));
  }

  private static Verdict average(EndpointTotal now, EndpointTotal before, Beginnings beginnings) {
    boolean good = now.average() <= Thresholds.AVERAGE_RESPONSE_MS;
    String average = Format.duration(now.average());
    return Verdict.of(
            good ? Rating.GOOD : slowness(now.average()),
            "Requests average %s".formatted(average),
            PATH)
        .with("sort", "-avg")
        .measured(now.average(), Quantity.DURATION, LIMIT)
        .changed(Change.ofCost(now.average(), before.average(), Quantity.DURATION))
        .distant(now.average() / Thresholds.AVERAGE_RESPONSE_MS)
        .since(good ? null : beginnings.of(null, EndpointVerdicts::isSlow));
  }

  private static boolean failsOften(EndpointPoint point) {
    return point.errors() >= Thresholds.ERROR_RATE * point.requests();
  }

  private static boolean isSlow(EndpointPoint point) {
    return point.averageMs() > Thresholds.AVERAGE_RESPONSE_MS;
  }

  private static Rating slowness(double averageMs) {
    return averageMs > VERY_SLOW_MS ? Rating.POOR : Rating.NEEDS_IMPROVEMENT;
  }

  private static Verdict failing(EndpointFigures endpoint, Map<Endpoint, EndpointFigures> before) {
    double rate = endpoint.getErrorRate();
    String share = Format.share(rate);
    EndpointFigures earlier = before.get(endpoint.endpoint());
    return about(
            endpoint.endpoint(),
            rate >= FAILING_BADLY ? Rating.POOR : Rating.NEEDS_IMPROVEMENT,
            "%s %s failed in %s of its %s"
                .formatted(
                    endpoint.method(), endpoint.template(), share, requests(endpoint.requests())))
        .about(FAILURES)
        .measured(rate, Quantity.SHARE, LEAST_FAILURES)
        .changed(Change.ofRate(rate, earlier == null ? Double.NaN : earlier.getErrorRate()))
        .distant(weight(endpoint) / Thresholds.ERROR_RATE);
  }

  private static String requests(long count) {
    return count == 1 ? "1 request" : Format.exact(count) + " requests";
  }

  /** One failure of one request is not the worst: few requests count in proportion. */
  private static double weight(EndpointFigures endpoint) {
    double known = Math.min(1, endpoint.requests() / (double) Thresholds.LEAST_RATED);
    return endpoint.getErrorRate() * known;
  }

  private static Verdict slow(EndpointFigures endpoint, Map<Endpoint, EndpointFigures> before) {
    String average = Format.duration(endpoint.averageMs());
    EndpointFigures earlier = before.get(endpoint.endpoint());
    double averageBefore = earlier == null ? Double.NaN : earlier.averageMs();
    return about(
            endpoint.endpoint(),
            slowness(endpoint.averageMs()),
            "%s %s averages %s".formatted(endpoint.method(), endpoint.template(), average))
        .about(SLOW)
        .measured(endpoint.averageMs(), Quantity.DURATION, LIMIT)
        .changed(Change.ofCost(endpoint.averageMs(), averageBefore, Quantity.DURATION))
        .distant(endpoint.averageMs() / Thresholds.AVERAGE_RESPONSE_MS);
  }

  /**
   * @param sentence with places for the number of members, the limit, the worst one and its value
   */
  private static String together(List<Verdict> members, String sentence, String limit) {
    Map<String, String> worst = members.get(0).parameters();
    return sentence.formatted(
        Format.exact((long) members.size()),
        limit,
        worst.get("method") + " " + worst.get("endpoint"),
        Format.text(members.get(0).measured().value()));
  }

  /** Returns a verdict that links to an endpoint. */
  public static Verdict about(Endpoint route, Rating rating, String sentence) {
    return Verdict.of(rating, sentence, PATH)
        .with("endpoint", route.template())
        .with("method", route.method())
        .with("deployment", route.deployment());
  }
}
