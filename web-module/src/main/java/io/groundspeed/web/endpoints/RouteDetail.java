package io.groundspeed.web.endpoints;

import io.groundspeed.deployment.OwnTraffic;
import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointError;
import io.groundspeed.endpoint.EndpointErrorGroup;
import io.groundspeed.endpoint.EndpointErrors;
import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.endpoint.EndpointHistory;
import io.groundspeed.endpoint.EndpointSummaries;
import io.groundspeed.endpoint.TimeSplit;
import io.groundspeed.finding.RouteQueries;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Screen;
import io.groundspeed.vitals.VitalsFilter;
import io.groundspeed.vitals.VitalsSummaries;
import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Backing bean for the details of the endpoint that is open on the Endpoints screen. */
@Named("route")
@RequestScoped
public class RouteDetail {
  private static final int LATEST = 20;

  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private EndpointsScreen screen;
  @Inject private EndpointSummaries summaries;
  @Inject private EndpointErrors endpointErrors;
  @Inject private RouteQueries routeQueries;
  @Inject private VitalsSummaries vitals;

  private Regions.Pending<List<EndpointFigures>> figures;
  private Regions.Pending<EndpointHistory> history;
  private @Nullable Region<EndpointHistory> readHistory;
  private Regions.Pending<TimeSplit> split;
  private Regions.Pending<Boolean> page;
  private Regions.Pending<RouteQueryTable> queries;
  private Regions.Pending<List<EndpointError>> errors;
  private Regions.Pending<List<EndpointErrorGroup>> causes;

  @PostConstruct
  void open() {
    TimeRange range = frame.getRange();
    Endpoint route = route();
    boolean own = frame.isOwn() || OwnTraffic.isOwn(route.deployment(), route.template());
    history = read("history", () -> summaries.history(range, route));
    figures = read("figures", () -> of(route, summaries.endpoints(range, null, own)));
    split = read("split", () -> summaries.split(range, route));
    page = read("page", () -> isPage(range, route));
    queries = read("queries", () -> new RouteQueryTable(routeQueries.of(range, route)));
    errors = read("errors", () -> endpointErrors.latest(range, route, Exact.rows(LATEST)));
    causes = read("causes", () -> endpointErrors.groups(range, route, Exact.rows(LATEST)));
  }

  private Endpoint route() {
    return Objects.requireNonNull(screen.getRoute(), "details are shown of an open endpoint");
  }

  private static List<EndpointFigures> of(Endpoint route, List<EndpointFigures> all) {
    return all.stream().filter(figures -> figures.endpoint().equals(route)).toList();
  }

  /** Pages and their endpoints have the same names. */
  private boolean isPage(TimeRange range, Endpoint route) {
    return route.method().equals("GET")
        && vitals.metrics(VitalsFilter.of(range).withPage(route.template())).stream()
            .anyMatch(metric -> metric.samples() > 0);
  }

  private <T> Regions.Pending<T> read(String region, Supplier<T> read) {
    return regions.read(screen.query().key("endpoint." + region), read);
  }

  private Region<EndpointHistory> history() {
    Region<EndpointHistory> known = readHistory;
    if (known == null) {
      known = history.get();
      readHistory = known;
    }
    return known;
  }

  /** Returns whether the history was read and has no requests. */
  public boolean isUnasked() {
    return history().isShown() && history().known().requests() == 0;
  }

  /** Returns whether it is known if the endpoint received requests. */
  public boolean isRead() {
    return history().isShown();
  }

  /** Returns the metrics; an empty list if there were no requests. */
  public Region<List<EndpointFigures>> getFigures() {
    return Region.of(figures);
  }

  /** Returns the charts of requests and times. */
  public Region<RequestCharts> getCharts() {
    return history().map(all -> new RequestCharts(frame.getRange(), all.points()));
  }

  /** Returns where the time of the requests went. */
  public Region<SplitTable> getSplit() {
    return split.get().map(all -> new SplitTable(all, requests()));
  }

  private long requests() {
    return history().isShown() ? history().known().requests() : 0;
  }

  /**
   * Returns the address of the page on the Web Vitals screen, null if no vitals of a page of this
   * name were measured in the range.
   */
  public @Nullable String getVitals() {
    Region<Boolean> region = page.get();
    return region.isShown() && region.known()
        ? new Address(Screen.WEB_VITALS.getPath(), screen.getUnfiltered().parameters())
            .without("sort")
            .with("page", route().template())
            .getHref()
        : null;
  }

  /** Returns the response statuses. */
  public Region<StatusTable> getStatuses() {
    return history().map(all -> new StatusTable(all.statuses()));
  }

  /** Returns the queries that the endpoint runs. */
  public Region<RouteQueryTable> getQueries() {
    return Region.of(queries);
  }

  /** Returns the latest failed requests. */
  public Region<List<EndpointError>> getErrors() {
    return Region.of(errors);
  }

  /** Returns the failed requests grouped by cause. */
  public Region<List<EndpointErrorGroup>> getCauses() {
    return Region.of(causes);
  }

  /** Returns the maximum number of failures that are listed. */
  public int getLatest() {
    return LATEST;
  }

  /**
   * Returns the address of a query of this endpoint on the Queries screen.
   *
   * @param query the fingerprint
   */
  public String href(String query) {
    return new Address(Screen.QUERIES.getPath(), screen.getUnfiltered().parameters())
        .without("sort")
        .with("deployment", route().deployment())
        .with("query", query)
        .getHref();
  }
}
