package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.endpoint.EndpointSummaries;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import io.groundspeed.web.frame.Screen;
import io.groundspeed.web.frame.TableOrder;
import io.groundspeed.web.frame.TableOrder.Column;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The Endpoints screen. */
@Named("endpoints")
@RequestScoped
public class EndpointsScreen {
  private static final int LONGEST = 500;
  private static final List<Column<EndpointFigures>> COLUMNS =
      List.of(
          Column.text("endpoint", EndpointFigures::template),
          Column.text("deployment", EndpointFigures::deployment),
          Column.figure("requests", EndpointFigures::requests),
          Column.figure("errors", EndpointFigures::errors),
          Column.figure("avg", EndpointFigures::averageMs),
          Column.figure("min", EndpointFigures::minMs),
          Column.figure("p50", EndpointFigures::p50),
          Column.figure("p95", EndpointFigures::p95),
          Column.figure("p99", EndpointFigures::p99),
          Column.figure("max", EndpointFigures::maxMs),
          Column.figure("total", EndpointFigures::totalMs));

  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private EndpointSummaries summaries;

  private String deployment;
  private TableOrder<EndpointFigures> order;
  private Regions.Pending<EndpointTable> table;

  @PostConstruct
  void open() {
    deployment = frame.parameters().text("deployment", LONGEST);
    order =
        frame
            .parameters()
            .read(
                "sort",
                TableOrder.parse("-total", COLUMNS),
                text -> TableOrder.parse(text, COLUMNS));
    TimeRange range = frame.getRange(); // the region is read by another thread
    table =
        regions.read(
            Arrays.asList("endpoints", range.name(), deployment, order.toString()),
            () -> EndpointTable.of(summaries.endpoints(range, deployment), order));
  }

  public String getTitle() {
    return "Endpoints";
  }

  public String getDeployment() {
    return deployment;
  }

  public TableOrder<EndpointFigures> getOrder() {
    return order;
  }

  public boolean isNarrowed() {
    return deployment != null;
  }

  /** Returns the address without filters. */
  public Address getUnfiltered() {
    return frame.getAddress().without("deployment");
  }

  public Region<EndpointTable> getTable() {
    return table.get();
  }

  /** Returns whether nobody asked for anything, as far as could be read. */
  public boolean isWithoutAny() {
    return getTable().isShown() && getTable().value().total() == 0;
  }

  /** Returns how many requests came a second, over the whole range. */
  public String rate(EndpointFigures endpoint) {
    double perSecond =
        endpoint.requests() / (double) Math.max(1, frame.getRange().length().toSeconds());
    return perSecond >= 0.1
        ? String.format(Locale.ROOT, "%.1f/s", perSecond)
        : String.format(Locale.ROOT, "%.1f/min", perSecond * 60);
  }

  /** Returns where the queries of an endpoint are. */
  public String queries(EndpointFigures endpoint) {
    return new Address(Screen.QUERIES.getPath(), frame.getAddress().parameters())
        .without("sort")
        .with("deployment", endpoint.deployment())
        .with("endpoint", endpoint.template())
        .getHref();
  }
}
