package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.endpoint.EndpointSummaries;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import io.groundspeed.web.frame.TableOrder;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The Endpoints screen: the list, or with a route in its address what {@link RouteDetail} has. */
@Named("endpoints")
@RequestScoped
public class EndpointsScreen {
  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private EndpointSummaries summaries;

  private EndpointsQuery query;
  private Regions.Pending<EndpointTable> table;

  @PostConstruct
  void open() {
    query = EndpointsQuery.read(frame.parameters(), frame.getRange());
    EndpointsQuery asked = query; // the region is read by another thread
    if (!isRouteOpen()) {
      table =
          regions.read(
              query.key("endpoints"),
              () ->
                  EndpointTable.of(summaries.endpoints(asked.range(), asked.deployment()), asked));
    }
  }

  EndpointsQuery query() {
    return query;
  }

  public String getTitle() {
    return isRouteOpen() ? getRoute().method() + " " + getRoute().template() : "Endpoints";
  }

  public boolean isRouteOpen() {
    return query.open() != null;
  }

  /** Returns the route that is open, null where all are listed. */
  public Endpoint getRoute() {
    return query.open();
  }

  public String getDeployment() {
    return query.deployment();
  }

  /** Returns the part of a route that the list is narrowed to. */
  public String getSearch() {
    return query.route();
  }

  public TableOrder<EndpointFigures> getOrder() {
    return query.order();
  }

  public boolean isNarrowed() {
    return query.isNarrowed();
  }

  /** Returns the address without filters, of all routes. */
  public Address getUnfiltered() {
    Address address = frame.getAddress();
    for (String parameter : EndpointsQuery.NARROWING) {
      address = address.without(parameter);
    }
    return address;
  }

  /** Returns where a route is opened. */
  public Address of(Endpoint route) {
    return getUnfiltered()
        .with("endpoint", route.template())
        .with("method", route.method())
        .with("deployment", route.deployment());
  }

  public Region<EndpointTable> getTable() {
    return table == null ? Region.unread() : table.get();
  }

  /** Returns whether nobody asked for anything, as far as could be read. */
  public boolean isWithoutAny() {
    return getTable().isShown() && getTable().value().total() == 0;
  }

  /** Returns how many requests came, over the whole range. */
  public String rate(EndpointFigures endpoint) {
    return Rate.of(endpoint.requests(), frame.getRange().length());
  }
}
