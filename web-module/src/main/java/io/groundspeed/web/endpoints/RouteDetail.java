package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointError;
import io.groundspeed.endpoint.EndpointErrorGroup;
import io.groundspeed.endpoint.EndpointErrors;
import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.endpoint.EndpointHistory;
import io.groundspeed.endpoint.EndpointSummaries;
import io.groundspeed.finding.RouteQueries;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Screen;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Supplier;

/** What the Endpoints screen says of the route that is open. */
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

  private Regions.Pending<List<EndpointFigures>> figures;
  private Regions.Pending<EndpointHistory> history;
  private Regions.Pending<RouteQueryTable> queries;
  private Regions.Pending<List<EndpointError>> errors;
  private Regions.Pending<List<EndpointErrorGroup>> causes;

  @PostConstruct
  void open() {
    TimeRange range = frame.getRange();
    Endpoint route = screen.getRoute();
    history = read("history", () -> summaries.history(range, route));
    figures = read("figures", () -> of(route, summaries.endpoints(range, null)));
    queries = read("queries", () -> new RouteQueryTable(routeQueries.of(range, route)));
    errors = read("errors", () -> endpointErrors.latest(range, route, LATEST));
    causes = read("causes", () -> endpointErrors.groups(range, route, LATEST));
  }

  private static List<EndpointFigures> of(Endpoint route, List<EndpointFigures> all) {
    return all.stream().filter(figures -> figures.endpoint().equals(route)).toList();
  }

  private <T> Regions.Pending<T> read(String region, Supplier<T> read) {
    return regions.read(screen.query().key("endpoint." + region), read);
  }

  /** Returns whether nobody asked for it, as far as could be read. */
  public boolean isUnasked() {
    Region<EndpointHistory> region = history.get();
    return region.isShown() && region.value().requests() == 0;
  }

  /** Returns its figures; none where nobody asked for it. */
  public Region<List<EndpointFigures>> getFigures() {
    return figures.get();
  }

  public Region<RequestCharts> getCharts() {
    return history.get().map(all -> new RequestCharts(frame.getRange(), all.points()));
  }

  public Region<StatusTable> getStatuses() {
    return history.get().map(all -> new StatusTable(all.statuses()));
  }

  public Region<RouteQueryTable> getQueries() {
    return queries.get();
  }

  public Region<List<EndpointError>> getErrors() {
    return errors.get();
  }

  public Region<List<EndpointErrorGroup>> getCauses() {
    return causes.get();
  }

  /** Returns how many failures are listed at most. */
  public int getLatest() {
    return LATEST;
  }

  /** Returns where a query of this route is opened. */
  public String href(String query) {
    return new Address(Screen.QUERIES.getPath(), screen.getUnfiltered().parameters())
        .without("sort")
        .with("deployment", screen.getRoute().deployment())
        .with("query", query)
        .getHref();
  }
}
