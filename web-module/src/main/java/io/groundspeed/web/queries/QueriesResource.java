package io.groundspeed.web.queries;

import io.groundspeed.query.QueryCaller;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.query.QuerySummaries;
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
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/performance/queries}: the metrics of the Queries screen. */
@RolesAllowed("admin")
@Path("/performance/queries")
@RequestScoped
public class QueriesResource {
  @Inject private QuerySummaries summaries;
  @Inject private Ranges ranges;

  /**
   * Returns the queries of a range, longest total time first.
   *
   * @param range such as {@code 24h}; 400 if it is invalid
   * @param deployment one archive, null for all
   * @param endpoint one caller, null for all
   * @param own false to leave out Groundspeed's own statements; 400 for another word
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String queries(
      @QueryParam("range") @DefaultValue("24h") String range,
      @QueryParam("deployment") @Nullable String deployment,
      @QueryParam("endpoint") @Nullable String endpoint,
      @QueryParam("own") @DefaultValue("true") String own) {
    return json(
        summaries.queries(
            new QueryFilter(ranges.parse(range), deployment, endpoint, Flag.parse("own", own))));
  }

  /**
   * Returns one query, once for each deployment that ran it; 404 if it did not run in the range.
   *
   * @param hash of the statement
   * @param range such as {@code 24h}; 400 if it is invalid
   * @param deployment one archive, null for all
   * @param own false to leave out Groundspeed's own executions; 400 for another word
   */
  @GET
  @Path("{hash}")
  @Produces(MediaType.APPLICATION_JSON)
  public String query(
      @PathParam("hash") String hash,
      @QueryParam("range") @DefaultValue("24h") String range,
      @QueryParam("deployment") @Nullable String deployment,
      @QueryParam("own") @DefaultValue("true") String own) {
    QueryFilter filter =
        new QueryFilter(ranges.parse(range), deployment, null, Flag.parse("own", own));
    List<QueryFigures> found = summaries.query(filter, "sql:" + hash);
    if (found.isEmpty()) {
      throw new NotFoundException();
    }
    return json(found);
  }

  private static String json(List<QueryFigures> all) {
    JsonArrayBuilder queries = Json.createArrayBuilder();
    all.forEach(figures -> queries.add(json(figures)));
    return Json.createObjectBuilder().add("queries", queries).build().toString();
  }

  private static JsonObjectBuilder json(QueryFigures query) {
    JsonArrayBuilder endpoints = Json.createArrayBuilder();
    query.endpoints().forEach(caller -> endpoints.add(json(caller)));
    JsonObjectBuilder json = Json.createObjectBuilder();
    text(json, "hash", query.hash());
    text(json, "fingerprint", query.text());
    return json.add("name", query.name())
        .add("deployment", query.deployment())
        .add("calls", query.calls())
        .add("errors", query.errors())
        .add("totalMs", query.totalMs())
        .add("avgMs", query.averageMs())
        .add("p50", query.p50())
        .add("p95", query.p95())
        .add("p99", query.p99())
        .add("maxMs", query.maxMs())
        .add("rows", query.rows())
        .add("lastSeen", query.lastSeen().toString())
        .add("endpoints", endpoints);
  }

  private static JsonObjectBuilder json(QueryCaller caller) {
    JsonArrayBuilder repeats = Json.createArrayBuilder();
    caller
        .repeats()
        .forEach(
            each ->
                repeats.add(
                    Json.createObjectBuilder()
                        .add("method", each.method())
                        .add("requests", each.requests())
                        .add("share", each.share())
                        .add("median", each.median())
                        .add("p95", each.p95())));
    return Json.createObjectBuilder()
        .add("endpoint", caller.endpoint())
        .add("calls", caller.calls())
        .add("totalMs", caller.totalMs())
        .add("repeats", repeats);
  }

  private static void text(JsonObjectBuilder json, String name, @Nullable String value) {
    if (value == null) {
      json.addNull(name);
    } else {
      json.add(name, value);
    }
  }
}
