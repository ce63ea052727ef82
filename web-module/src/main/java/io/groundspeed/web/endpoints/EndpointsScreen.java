package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.endpoint.EndpointSummaries;
import io.groundspeed.format.Format;
import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import io.groundspeed.web.frame.TableOrder;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Backing bean of the Endpoints screen: the list, or the endpoint named in the address, whose
 * details are in {@link RouteDetail}.
 */
@Named("endpoints")
@RequestScoped
public class EndpointsScreen {
  /** A range of which less than this fraction is missing was measured in full. */
  private static final int LEAST_MISSING = 50;

  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private EndpointSummaries summaries;

  private EndpointsQuery query;
  private Regions.Pending<Duration> measured;
  private @Nullable String failure;
  private Regions.@Nullable Pending<EndpointTable> table;

  @PostConstruct
  void open() {
    query = EndpointsQuery.read(frame.parameters(), frame.getRange(), frame.isOwn());
    failure = frame.parameters().read(FailureId.PARAMETER, FailureId::parse);
    EndpointsQuery asked = query; // the region is read by another thread
    measured = regions.read(query.key("measured"), () -> summaries.measured(asked.range()));
    if (!isRouteOpen()) {
      table =
          regions.read(
              query.key("endpoints"),
              () ->
                  new EndpointTable(
                      summaries.endpoints(asked.range(), asked.deployment(), asked.own()), asked));
    }
  }

  EndpointsQuery query() {
    return query;
  }

  /** Returns the id of the failed request that is searched for, null for none. */
  @Nullable String failure() {
    return failure == null ? FailureId.in(query.route()) : failure;
  }

  /** Returns the title: the endpoint that is open, or that of the list. */
  public String getTitle() {
    Endpoint route = getRoute();
    return route == null ? "Endpoints" : route.method() + " " + route.template();
  }

  /** Returns whether one endpoint is open. */
  public boolean isRouteOpen() {
    return query.open() != null;
  }

  /** Returns the endpoint that is open, null if the list is shown. */
  public @Nullable Endpoint getRoute() {
    return query.open();
  }

  /** Returns the deployment that the list is filtered by, null for all. */
  public @Nullable String getDeployment() {
    return query.deployment();
  }

  /** Returns the part of a route template that the list is filtered by, null for all. */
  public @Nullable String getSearch() {
    return query.route();
  }

  /** Returns the order of the list. */
  public TableOrder<EndpointFigures> getOrder() {
    return query.order();
  }

  /** Returns whether the list is filtered. */
  public boolean isNarrowed() {
    return query.isNarrowed();
  }

  /** Returns whether Groundspeed's own endpoints are listed. */
  public boolean isOwnIncluded() {
    return query.own();
  }

  /** Returns the address of the list without filters. */
  public Address getUnfiltered() {
    Address address = frame.getAddress();
    for (String parameter : EndpointsQuery.NARROWING) {
      address = address.without(parameter);
    }
    return address;
  }

  /** Returns the address of an endpoint's details. */
  public Address of(Endpoint route) {
    return getUnfiltered()
        .with("endpoint", route.template())
        .with("method", route.method())
        .with("deployment", route.deployment());
  }

  /** Returns the list of endpoints, unread if an endpoint is open. */
  public Region<EndpointTable> getTable() {
    return Region.of(table);
  }

  /** Returns whether the list was read and is empty. */
  public boolean isWithoutAny() {
    return getTable().isShown() && getTable().known().total() == 0;
  }

  /** Returns the request rate of an endpoint over the measured part of the range, as text. */
  public String rate(EndpointFigures endpoint) {
    return Exact.or(
        "per s",
        endpoint.requests() / (double) Math.max(1, measured().toSeconds()),
        Rate.of(endpoint.requests(), measured()));
  }

  private Duration measured() {
    Region<Duration> region = measured.get();
    return region.isShown() ? region.known() : frame.getRange().length();
  }

  /** Returns what the rates are averages over, in words. */
  public String getRateTitle() {
    Duration whole = frame.getRange().length();
    Duration missing = whole.minus(measured());
    return missing.compareTo(whole.dividedBy(LEAST_MISSING)) < 0
        ? "Average over the whole range"
        : "Average over the measured part of the range, "
            + Format.duration((double) measured().toMillis());
  }
}
