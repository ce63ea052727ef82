package io.groundspeed.web.queries;

import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.query.QuerySummaries;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import io.groundspeed.web.frame.TableOrder;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Backing bean of the Queries screen: the list, or the query named in the address, whose details
 * are in {@link QueryDetail}.
 */
@Named("queries")
@RequestScoped
public class QueriesScreen {
  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private QuerySummaries summaries;

  private QueriesQuery query;
  private Regions.@Nullable Pending<QueryTable> table;

  @PostConstruct
  void open() {
    query = QueriesQuery.read(frame.parameters(), frame.getRange(), frame.isOwn());
    QueriesQuery asked = query; // the region is read by another thread
    if (!isQueryOpen()) {
      table =
          regions.read(
              query.key("queries"), () -> QueryTable.of(summaries.queries(asked.filter()), asked));
    }
  }

  QueriesQuery query() {
    return query;
  }

  /** Returns the title: that of the list, or of the open query. */
  public String getTitle() {
    if (!isQueryOpen()) {
      return "Queries";
    }
    return query.isStatement() ? "A query" : query.name();
  }

  /** Returns whether one query is open. */
  public boolean isQueryOpen() {
    return query.open() != null;
  }

  /** Returns what the listed queries contain, null for all. */
  public @Nullable String getText() {
    return query.text();
  }

  /** Returns whether only slow queries are listed. */
  public boolean isSlowOnly() {
    return query.slow();
  }

  /** Returns the filter. */
  public QueryFilter getFilter() {
    return query.filter();
  }

  /** Returns the order of the list. */
  public TableOrder<QueryFigures> getOrder() {
    return query.order();
  }

  /** Returns whether there is a filter besides the range. */
  public boolean isNarrowed() {
    return query.isNarrowed();
  }

  /** Returns the address without filters. */
  public Address getUnfiltered() {
    return without(QueriesQuery.NARROWING);
  }

  /** Returns the address of the list that the open query was opened from. */
  public Address getList() {
    return without(QueriesQuery.OPENING);
  }

  private Address without(List<String> parameters) {
    Address address = frame.getAddress();
    for (String parameter : parameters) {
      address = address.without(parameter);
    }
    return address;
  }

  /** Returns the list of queries, unread if a query is open. */
  public Region<QueryTable> getTable() {
    return Region.of(table);
  }

  /** Returns whether the list was read and is empty. */
  public boolean isWithoutAny() {
    return getTable().isShown() && getTable().known().total() == 0;
  }
}
