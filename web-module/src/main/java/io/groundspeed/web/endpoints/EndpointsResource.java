package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.endpoint.EndpointSummaries;
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
        .endpoints(ranges.parse(range), deployment, Ranges.flag("own", own))
        .forEach(found -> endpoints.add(json(found)));
    return Json.createObjectBuilder().add("endpoints", endpoints).build().toString();
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
