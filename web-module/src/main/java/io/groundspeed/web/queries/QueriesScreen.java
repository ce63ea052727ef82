package io.groundspeed.web.queries;

import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.query.QueryPoint;
import io.groundspeed.query.QuerySummaries;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import io.groundspeed.web.frame.TableOrder;
import io.groundspeed.web.frame.TableOrder.Column;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** The Queries screen; with a query in its address, that query's details. */
@Named("queries")
@RequestScoped
public class QueriesScreen {
  private static final int LONGEST = 500;
  private static final List<Column<QueryFigures>> COLUMNS =
      List.of(
          Column.text("query", QueryFigures::getLabel),
          Column.text("deployment", QueryFigures::deployment),
          Column.figure("total", QueryFigures::totalMs),
          Column.figure("calls", QueryFigures::calls),
          Column.figure("avg", QueryFigures::averageMs),
          Column.figure("p50", QueryFigures::p50),
          Column.figure("p95", QueryFigures::p95),
          Column.figure("p99", QueryFigures::p99),
          Column.figure("max", QueryFigures::maxMs),
          Column.figure("rows", QueryFigures::rows),
          Column.figure("errors", QueryFigures::errors));

  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private QuerySummaries summaries;

  private QueryFilter filter;
  private String query;
  private TableOrder<QueryFigures> order;
  private Regions.Pending<QueryTable> table;
  private Regions.Pending<List<QueryPoint>> trend;

  @PostConstruct
  void open() {
    filter =
        new QueryFilter(
            frame.getRange(),
            frame.parameters().text("deployment", LONGEST),
            frame.parameters().text("endpoint", LONGEST));
    query = frame.parameters().text("query", LONGEST);
    order =
        frame
            .parameters()
            .read(
                "sort",
                TableOrder.parse("-total", COLUMNS),
                text -> TableOrder.parse(text, COLUMNS));
    table =
        regions.read(
            key("queries"),
            () ->
                QueryTable.of(
                    query == null ? summaries.queries(filter) : summaries.query(filter, query),
                    order));
    if (query != null) {
      trend = regions.read(key("query-trend"), () -> summaries.trend(filter, query));
    }
  }

  private Object key(String region) {
    return Arrays.asList(
        region,
        filter.range().name(),
        filter.deployment(),
        filter.endpoint(),
        query,
        order.toString());
  }

  public String getTitle() {
    return query == null ? "Queries" : "A query";
  }

  public boolean isQueryOpen() {
    return query != null;
  }

  public QueryFilter getFilter() {
    return filter;
  }

  public TableOrder<QueryFigures> getOrder() {
    return order;
  }

  /** Returns whether anything but the range narrows what is shown. */
  public boolean isNarrowed() {
    return filter.deployment() != null || filter.endpoint() != null;
  }

  /** Returns the address without filters. */
  public Address getUnfiltered() {
    return frame.getAddress().without("deployment").without("endpoint");
  }

  public Region<QueryTable> getTable() {
    return table.get();
  }

  /** Returns whether nothing ran, as far as could be read. */
  public boolean isWithoutAny() {
    return getTable().isShown() && getTable().value().total() == 0;
  }

  public Region<TrendOfQuery> getTrend() {
    return trend == null
        ? Region.unread()
        : trend.get().map(points -> new TrendOfQuery(frame.getRange(), points));
  }
}
