package io.groundspeed.endpoint;

import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Target;
import io.groundspeed.verdict.TargetSource;
import io.groundspeed.verdict.Thresholds;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verdicts about requests, for the Overview. */
@ApplicationScoped
public class EndpointVerdicts implements VerdictSource, TargetSource {
  private static final String PATH = Screen.ENDPOINTS.getPath();

  /**
   * An endpoint with at least this share of failed requests gets a separate verdict, for at most
   * {@value #MOST} endpoints.
   */
  private static final double FAILING = 0.01;

  private static final double FAILING_BADLY = 0.05;
  private static final int MOST = 3;

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
    return of(summaries.endpoints(range, null, false));
  }

  static List<Verdict> of(List<EndpointFigures> endpoints) {
    double rate = Sum.of(endpoints).errorRate();
    if (Double.isNaN(rate)) {
      return List.of(Verdict.of(null, "No requests were seen in this range", PATH));
    }
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(
        Verdict.of(
                rate < Thresholds.ERROR_RATE ? Rating.GOOD : Rating.POOR,
                "%s of all requests failed".formatted(Format.share(rate)),
                PATH)
            .with("sort", "-errors"));
    endpoints.stream()
        .filter(endpoint -> endpoint.getErrorRate() >= FAILING)
        .sorted(Comparator.comparingLong(EndpointFigures::errors).reversed())
        .limit(MOST)
        .map(EndpointVerdicts::failing)
        .forEach(verdicts::add);
    return verdicts;
  }

  private static Verdict failing(EndpointFigures endpoint) {
    String sentence =
        "%s %s failed in %s of its %s requests"
            .formatted(
                endpoint.method(),
                endpoint.template(),
                Format.share(endpoint.getErrorRate()),
                Format.exact(endpoint.requests()));
    boolean badly = endpoint.getErrorRate() >= FAILING_BADLY;
    return about(endpoint.endpoint(), badly ? Rating.POOR : Rating.NEEDS_IMPROVEMENT, sentence);
  }

  /** Returns a verdict that links to an endpoint. */
  public static Verdict about(Endpoint route, Rating rating, String sentence) {
    return Verdict.of(rating, sentence, PATH)
        .with("endpoint", route.template())
        .with("method", route.method())
        .with("deployment", route.deployment());
  }

  @Override
  public List<Target> targets(TimeRange range) {
    Sum sum = Sum.of(summaries.endpoints(range, null, false));
    return List.of(
        target(
            "Average response",
            Format.duration(Thresholds.AVERAGE_RESPONSE_MS),
            sum.average(),
            sum.met(sum.average() < Thresholds.AVERAGE_RESPONSE_MS),
            false),
        target(
            "Requests that fail",
            Format.share(Thresholds.ERROR_RATE),
            sum.errorRate(),
            sum.met(sum.errorRate() < Thresholds.ERROR_RATE),
            true));
  }

  private static Target target(
      String name, String below, double value, @Nullable Boolean met, boolean share) {
    boolean known = !Double.isNaN(value);
    String written = share ? Format.share(value) : Format.duration(value);
    return new Target(name, "< " + below, known ? written : null, met, PATH);
  }

  private record Sum(long requests, long errors, double totalMs) {
    static Sum of(List<EndpointFigures> endpoints) {
      return new Sum(
          endpoints.stream().mapToLong(EndpointFigures::requests).sum(),
          endpoints.stream().mapToLong(EndpointFigures::errors).sum(),
          endpoints.stream().mapToDouble(EndpointFigures::totalMs).sum());
    }

    /** Returns whether a target is met; null if there were too few requests to say. */
    @Nullable Boolean met(boolean below) {
      return requests < Thresholds.LEAST_RATED ? null : Boolean.valueOf(below);
    }

    double average() {
      return requests == 0 ? Double.NaN : totalMs / requests;
    }

    double errorRate() {
      return requests == 0 ? Double.NaN : errors / (double) requests;
    }
  }
}
