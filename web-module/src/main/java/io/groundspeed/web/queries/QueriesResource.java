package io.groundspeed.web.queries;

import io.groundspeed.query.QueryCaller;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.query.QuerySummaries;
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
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
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
   * The queries of a range.
   *
   * @param queries separately per deployment, longest total time first
   */
  public record QueryList(List<QueryMetrics> queries) {
    static QueryList of(List<QueryFigures> queries) {
      return new QueryList(queries.stream().map(QueryMetrics::of).toList());
    }
  }

  /**
   * The metrics of one query in one deployment. Counts, sums and rows are exact, percentiles are
   * within 1 %.
   *
   * @param hash of the statement's text; null for a name given by a developer
   * @param fingerprint the statement with {@code ?} for literals; null if it is unknown, or for a
   *     name given by a developer
   * @param name given by a developer, or {@code sql:} and the hash
   * @param deployment the archive
   * @param calls number of executions
   * @param errors number of executions that failed
   * @param totalMs time of all executions together, in milliseconds
   * @param avgMs mean time of an execution in milliseconds; null if unknown
   * @param p50 median in milliseconds; null if unknown
   * @param p95 95th percentile in milliseconds; null if unknown
   * @param p99 99th percentile in milliseconds; null if unknown
   * @param maxMs longest time in milliseconds; null if unknown
   * @param rows total number of rows returned or changed
   * @param lastSeen when it last ran, see {@link QueryFigures}
   * @param endpoints its callers, longest total time first
   */
  @JsonbNillable
  @JsonbPropertyOrder({
    "hash",
    "fingerprint",
    "name",
    "deployment",
    "calls",
    "errors",
    "totalMs",
    "avgMs",
    "p50",
    "p95",
    "p99",
    "maxMs",
    "rows",
    "lastSeen",
    "endpoints"
  })
  public record QueryMetrics(
      @Nullable String hash,
      @Nullable String fingerprint,
      String name,
      String deployment,
      long calls,
      long errors,
      double totalMs,
      @Nullable Double avgMs,
      @Nullable Double p50,
      @Nullable Double p95,
      @Nullable Double p99,
      @Nullable Double maxMs,
      long rows,
      Instant lastSeen,
      List<QueryCaller> endpoints) {
    static QueryMetrics of(QueryFigures query) {
      return new QueryMetrics(
          query.hash(),
          query.text(),
          query.name(),
          query.deployment(),
          query.calls(),
          query.errors(),
          query.totalMs(),
          Finite.orNull(query.averageMs()),
          Finite.orNull(query.p50()),
          Finite.orNull(query.p95()),
          Finite.orNull(query.p99()),
          Finite.orNull(query.maxMs()),
          query.rows(),
          query.lastSeen(),
          query.endpoints());
    }
  }

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
  public QueryList queries(
      @QueryParam("range") @DefaultValue("24h") String range,
      @QueryParam("deployment") @Nullable String deployment,
      @QueryParam("endpoint") @Nullable String endpoint,
      @QueryParam("own") @DefaultValue("true") String own) {
    return QueryList.of(
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
  public QueryList query(
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
    return QueryList.of(found);
  }
}
