package io.groundspeed.finding;

import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.endpoint.EndpointSummaries;
import io.groundspeed.vitals.VitalsFilter;
import io.groundspeed.vitals.detail.VisitOrigins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The server's part of a page's time to first byte: the endpoints that served it, and the queries
 * that they ran. A page that this server measured has the name of its endpoint, and its rows have
 * the deployment. Metrics come from the sketches; only the deployments come from a limited number
 * of raw rows. Thread-safe; every read may throw {@link io.groundspeed.postgres.Unavailable}.
 */
@ApplicationScoped
public class PageEndpoints {
  private static final String LOADS = "GET";

  /** A page has one endpoint in each deployment that serves it; the queries of each are read. */
  private static final int ENDPOINTS = 3;

  private static final int QUERIES = 10;

  private VisitOrigins origins;
  private EndpointSummaries endpoints;
  private RouteQueries queries;

  protected PageEndpoints() {}

  @Inject
  PageEndpoints(VisitOrigins origins, EndpointSummaries endpoints, RouteQueries queries) {
    this.origins = origins;
    this.endpoints = endpoints;
    this.queries = queries;
  }

  /**
   * Returns the endpoints of a page and their queries, over all requests of the range: the filters
   * by visitor apply only to the choice of endpoints.
   */
  public PageOrigin of(VitalsFilter filter, String page) {
    Map<String, Long> deployments = origins.of(filter, page);
    if (deployments.isEmpty()) {
      return PageOrigin.UNKNOWN;
    }
    List<EndpointFigures> all = endpoints.endpoints(filter.range(), null, true);
    List<EndpointFigures> served =
        deployments.keySet().stream()
            .limit(ENDPOINTS)
            .map(deployment -> serving(all, deployment, page))
            .flatMap(Optional::stream)
            .toList();
    List<RouteQuery> run =
        served.stream()
            .flatMap(each -> queries.of(filter.range(), each.endpoint()).stream())
            .sorted(Comparator.comparingDouble(RouteQuery::timePerRequest).reversed())
            .toList();
    return new PageOrigin(served, run.stream().limit(QUERIES).toList(), run.size());
  }

  /** Returns the endpoint with the page's name, or else the most specific wildcard. */
  static Optional<EndpointFigures> serving(
      List<EndpointFigures> all, String deployment, String page) {
    return all.stream()
        .filter(each -> each.deployment().equals(deployment) && each.method().equals(LOADS))
        .filter(each -> matches(each.template(), page))
        .max(Comparator.comparingInt(each -> specificity(each.template())));
  }

  private static boolean matches(String template, String page) {
    int star = template.indexOf('*');
    return star < 0
        ? template.equals(page)
        : page.length() >= template.length() - 1
            && page.startsWith(template.substring(0, star))
            && page.endsWith(template.substring(star + 1));
  }

  private static int specificity(String template) {
    return template.indexOf('*') < 0 ? Integer.MAX_VALUE : template.length();
  }
}
