package io.groundspeed.web.vitals;

import io.groundspeed.vitals.Population;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalSummary;
import io.groundspeed.vitals.VitalsFilter;
import io.groundspeed.vitals.VitalsSummaries;
import io.groundspeed.web.api.Finite;
import io.groundspeed.web.api.InvalidRequest;
import io.groundspeed.web.api.Problem;
import io.groundspeed.web.api.Ranges;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/performance/vitals}: the metrics of the Web Vitals screen. */
@RolesAllowed("admin")
@Path("/performance/vitals")
@RequestScoped
public class VitalsResource {
  @Inject private VitalsSummaries summaries;
  @Inject private Ranges ranges;

  /**
   * The metrics of a range.
   *
   * @param range as it was requested
   * @param from the start, inclusive
   * @param to the end, exclusive
   * @param metrics all metrics, including those without samples
   */
  @JsonbPropertyOrder({"range", "from", "to", "metrics"})
  public record MetricList(String range, Instant from, Instant to, List<Metric> metrics) {}

  /**
   * The summary of one metric. Percentiles are within 1 %, shares are exact, 0 to 1.
   *
   * @param name the metric
   * @param samples number of samples
   * @param p50 median in milliseconds, for CLS a score without a unit; null without samples
   * @param p75 75th percentile, as {@code p50}
   * @param p90 90th percentile, as {@code p50}
   * @param p95 95th percentile, as {@code p50}
   * @param p99 99th percentile, as {@code p50}
   * @param rating {@code good}, {@code needs-improvement} or {@code poor}, judged at the 75th
   *     percentile by exact counts; null if there are too few samples
   * @param good share of samples that are good; 0 without samples
   * @param needsImprovement share of samples that need improvement; 0 without samples
   * @param poor share of samples that are poor; 0 without samples
   */
  @JsonbNillable
  @JsonbPropertyOrder({
    "name",
    "samples",
    "p50",
    "p75",
    "p90",
    "p95",
    "p99",
    "rating",
    "good",
    "needsImprovement",
    "poor"
  })
  public record Metric(
      VitalMetric name,
      long samples,
      @Nullable Double p50,
      @Nullable Double p75,
      @Nullable Double p90,
      @Nullable Double p95,
      @Nullable Double p99,
      @Nullable String rating,
      double good,
      double needsImprovement,
      double poor) {
    static Metric of(VitalSummary summary) {
      return new Metric(
          summary.metric(),
          summary.samples(),
          Finite.orNull(summary.p50()),
          Finite.orNull(summary.p75()),
          Finite.orNull(summary.p90()),
          Finite.orNull(summary.p95()),
          Finite.orNull(summary.p99()),
          summary.rating() == null ? null : summary.rating().label(),
          summary.good(),
          summary.needsImprovement(),
          summary.poor());
    }
  }

  /**
   * Returns the summary of each metric over a range, with the filters of the screen; 400 if the
   * range or {@code visits} is invalid.
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public MetricList metrics(
      @QueryParam("range") @DefaultValue("24h") String range,
      @QueryParam("page") String page,
      @QueryParam("device") String device,
      @QueryParam("connection") String connection,
      @QueryParam("country") String country,
      @QueryParam("release") String release,
      @QueryParam("visits") String visits) {
    VitalsFilter filter =
        new VitalsFilter(
            ranges.parse(range),
            blankToNull(page),
            blankToNull(device),
            blankToNull(connection),
            blankToNull(country),
            blankToNull(release),
            population(blankToNull(visits)));
    return new MetricList(
        filter.range().name(),
        filter.range().from(),
        filter.range().to(),
        summaries.metrics(filter).stream().map(Metric::of).toList());
  }

  private static Population population(@Nullable String word) {
    if (word == null) {
      return Population.VISITS;
    }
    return Population.of(word)
        .orElseThrow(
            () ->
                new InvalidRequest(
                    Problem.ofField(
                        "visits", "must be one of " + String.join(", ", Population.words()))));
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
