package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.endpoint.EndpointSummaries;
import io.groundspeed.endpoint.TimeSplit;
import io.groundspeed.probe.record.TimePart;
import io.groundspeed.web.api.Body;
import io.groundspeed.web.api.Finite;
import io.groundspeed.web.api.Flag;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/performance/endpoints}: the metrics of the Endpoints screen. */
@RolesAllowed("admin")
@Path("/performance/endpoints")
@RequestScoped
public class EndpointsResource {
  @Inject private EndpointSummaries summaries;
  @Inject private Ranges ranges;

  /**
   * The endpoints of a range.
   *
   * @param endpoints separately per deployment, longest total time first
   */
  public record EndpointList(List<EndpointMetrics> endpoints) {}

  /**
   * The metrics of one endpoint. Counts and sums are exact, percentiles are within 1 %.
   *
   * @param deployment the archive
   * @param method the HTTP method
   * @param template the path template, never a raw path
   * @param requests number of requests
   * @param errors number of responses with a status of 500 or more
   * @param totalMs time of all requests together, in milliseconds
   * @param avgMs mean time of a request in milliseconds; null if unknown
   * @param minMs shortest time in milliseconds; null if unknown
   * @param p50 median in milliseconds; null if unknown
   * @param p95 95th percentile in milliseconds; null if unknown
   * @param p99 99th percentile in milliseconds; null if unknown
   * @param maxMs longest time in milliseconds; null if unknown
   */
  @JsonbNillable
  @JsonbPropertyOrder({
    "deployment",
    "method",
    "template",
    "requests",
    "errors",
    "totalMs",
    "avgMs",
    "minMs",
    "p50",
    "p95",
    "p99",
    "maxMs"
  })
  public record EndpointMetrics(
      String deployment,
      String method,
      String template,
      long requests,
      long errors,
      double totalMs,
      @Nullable Double avgMs,
      @Nullable Double minMs,
      @Nullable Double p50,
      @Nullable Double p95,
      @Nullable Double p99,
      @Nullable Double maxMs) {
    static EndpointMetrics of(EndpointFigures endpoint) {
      return new EndpointMetrics(
          endpoint.deployment(),
          endpoint.method(),
          endpoint.template(),
          endpoint.requests(),
          endpoint.errors(),
          endpoint.totalMs(),
          Finite.orNull(endpoint.averageMs()),
          Finite.orNull(endpoint.minMs()),
          Finite.orNull(endpoint.p50()),
          Finite.orNull(endpoint.p95()),
          Finite.orNull(endpoint.p99()),
          Finite.orNull(endpoint.maxMs()));
    }
  }

  /**
   * Where the time of an endpoint's requests went: exact sums in milliseconds, see {@link
   * TimePart}.
   *
   * @param applicationMs all that is in no other part
   * @param databaseMs statements
   * @param cacheMs waiting for a value of the cache, without the statements of its load
   * @param networkMs waiting for request bodies, which is not part of response times
   */
  @JsonbPropertyOrder({"applicationMs", "databaseMs", "cacheMs", "networkMs"})
  public record TimeParts(
      double applicationMs, double databaseMs, double cacheMs, double networkMs) {
    static TimeParts of(TimeSplit split) {
      return new TimeParts(
          split.of(TimePart.APPLICATION),
          split.of(TimePart.DATABASE),
          split.of(TimePart.CACHE),
          split.of(TimePart.NETWORK));
    }
  }

  /**
   * Returns the endpoints of a range, longest total time first.
   *
   * @param range such as {@code 24h}; 400 if it is invalid
   * @param deployment one archive, null for all
   * @param own false to leave out Groundspeed's own endpoints; 400 for another word
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public EndpointList endpoints(
      @QueryParam("range") @DefaultValue("24h") String range,
      @QueryParam("deployment") @Nullable String deployment,
      @QueryParam("own") @DefaultValue("true") String own) {
    return new EndpointList(
        summaries.endpoints(ranges.parse(range), deployment, Flag.parse("own", own)).stream()
            .map(EndpointMetrics::of)
            .toList());
  }

  /**
   * Returns where the time of one endpoint's requests went: exact sums in milliseconds.
   *
   * @param range such as {@code 24h}; 400 if it is invalid
   * @param deployment the archive
   * @param method the HTTP method
   * @param template the path template
   */
  @GET
  @Path("time")
  @Produces(MediaType.APPLICATION_JSON)
  public TimeParts time(
      @QueryParam("range") @DefaultValue("24h") String range,
      @QueryParam("deployment") @Nullable String deployment,
      @QueryParam("method") @Nullable String method,
      @QueryParam("template") @Nullable String template) {
    return TimeParts.of(
        summaries.split(
            ranges.parse(range),
            new Endpoint(
                given("deployment", deployment),
                given("method", method),
                given("template", template))));
  }

  private static String given(String field, @Nullable String value) {
    if (value == null) {
      throw Body.invalid(field, "is required");
    }
    return value;
  }
}
