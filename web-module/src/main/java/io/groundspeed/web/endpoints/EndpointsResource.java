package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.endpoint.EndpointSummaries;
import io.groundspeed.endpoint.TimeSplit;
import io.groundspeed.probe.record.TimePart;
import io.groundspeed.web.api.Body;
import io.groundspeed.web.api.Flag;
import io.groundspeed.web.api.Ranges;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/performance/endpoints}: the metrics of the Endpoints screen. */
@RolesAllowed("admin")
@Path("/performance/endpoints")
@RequestScoped
public class EndpointsResource {
  @Inject private EndpointSummaries summaries;
  @Inject private Ranges ranges;

  /**
   * Returns the endpoints of a range, longest total time first.
   *
   * @param range such as {@code 24h}; 400 if it is invalid
   * @param deployment one archive, null for all
   * @param own false to leave out Groundspeed's own endpoints; 400 for another word
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String endpoints(
      @QueryParam("range") @DefaultValue("24h") String range,
      @QueryParam("deployment") @Nullable String deployment,
      @QueryParam("own") @DefaultValue("true") String own) {
    JsonArrayBuilder endpoints = Json.createArrayBuilder();
    summaries
        .endpoints(ranges.parse(range), deployment, Flag.parse("own", own))
        .forEach(found -> endpoints.add(json(found)));
    return Json.createObjectBuilder().add("endpoints", endpoints).build().toString();
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
  public String time(
      @QueryParam("range") @DefaultValue("24h") String range,
      @QueryParam("deployment") @Nullable String deployment,
      @QueryParam("method") @Nullable String method,
      @QueryParam("template") @Nullable String template) {
    TimeSplit split =
        summaries.split(
            ranges.parse(range),
            new Endpoint(
                given("deployment", deployment),
                given("method", method),
                given("template", template)));
    JsonObjectBuilder parts = Json.createObjectBuilder();
    for (TimePart part : TimePart.values()) {
      parts.add(part.name().toLowerCase(Locale.ROOT) + "Ms", split.of(part));
    }
    return parts.build().toString();
  }

  private static String given(String field, @Nullable String value) {
    if (value == null) {
      throw Body.invalid(field, "is required");
    }
    return value;
  }

  private static JsonObjectBuilder json(EndpointFigures endpoint) {
    return Json.createObjectBuilder()
        .add("deployment", endpoint.deployment())
        .add("method", endpoint.method())
        .add("template", endpoint.template())
        .add("requests", endpoint.requests())
        .add("errors", endpoint.errors())
        .add("totalMs", endpoint.totalMs())
        .add("avgMs", endpoint.averageMs())
        .add("minMs", endpoint.minMs())
        .add("p50", endpoint.p50())
        .add("p95", endpoint.p95())
        .add("p99", endpoint.p99())
        .add("maxMs", endpoint.maxMs());
  }
}
