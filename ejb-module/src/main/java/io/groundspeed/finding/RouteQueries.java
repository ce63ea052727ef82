package io.groundspeed.finding;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointSummaries;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.query.QuerySummaries;
import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoints run which queries, and how often per request. Thread-safe; every read may throw
 * {@link io.groundspeed.postgres.Unavailable}.
 */
@ApplicationScoped
public class RouteQueries {
  private EndpointSummaries endpoints;
  private QuerySummaries queries;

  protected RouteQueries() {}

  @Inject
  RouteQueries(EndpointSummaries endpoints, QuerySummaries queries) {
    this.endpoints = endpoints;
    this.queries = queries;
  }

  /** Returns the queries that an endpoint runs, longest total time first. */
  public List<RouteQuery> of(TimeRange range, Endpoint route) {
    QueryFilter filter = new QueryFilter(range, route.deployment(), route.template());
    return by(range, route.deployment(), queries.queries(filter)).stream()
        .map(run -> new RouteQuery(run.query(), run.caller(), route, run.requests()))
        .toList();
  }

  /** Returns one query and its callers. */
  public QueryRuns runs(QueryFilter filter, String name) {
    List<QueryFigures> figures = queries.query(filter, name);
    return new QueryRuns(figures, by(filter.range(), filter.deployment(), figures));
  }

  /** Returns the statements that an endpoint runs repeatedly within a request, most calls first. */
  public List<RouteQuery> repeated(TimeRange range) {
    return by(range, null, queries.queries(QueryFilter.ofApplications(range))).stream()
        .flatMap(RouteQueries::byMethod)
        .filter(run -> run.route() != null && run.isRepeated())
        .sorted(Comparator.comparingLong((RouteQuery run) -> run.caller().calls()).reversed())
        .toList();
  }

  /** Separates the methods of one address: the form may repeat what the page runs once. */
  private static Stream<RouteQuery> byMethod(RouteQuery run) {
    Endpoint route = run.route();
    if (route == null || run.caller().repeats().isEmpty()) {
      return Stream.of(run);
    }
    return run.caller().repeats().stream()
        .map(each -> new Endpoint(route.deployment(), each.method(), route.template()))
        .map(each -> new RouteQuery(run.query(), run.caller(), each, run.requests()));
  }

  private List<RouteQuery> by(
      TimeRange range, @Nullable String deployment, List<QueryFigures> figures) {
    Requests requests = new Requests(endpoints.endpoints(range, deployment, true));
    return figures.stream()
        .flatMap(query -> query.endpoints().stream().map(caller -> requests.run(query, caller)))
        .toList();
  }
}
