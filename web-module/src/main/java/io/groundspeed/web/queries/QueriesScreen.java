package io.groundspeed.web.queries;

import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.query.QuerySummaries;
import io.groundspeed.verdict.Screen;
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
import java.util.Optional;
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
  private Regions.@Nullable Pending<Optional<String>> statement;

  @PostConstruct
  void open() {
    query = QueriesQuery.read(frame.parameters(), frame.getRange(), frame.isOwn());
    QueriesQuery asked = query; // the region is read by another thread
    if (query.isStatement()) {
      String name = query.name();
      statement = regions.read(List.of("query.statement", name), () -> summaries.text(name));
    }
    if (!isQueryOpen()) {
      table =
          regions.read(
              query.key("queries"), () -> new QueryTable(summaries.queries(asked.filter()), asked));
    }
  }

  QueriesQuery query() {
    return query;
  }

  /** Returns the title of the browser's tab: the start of {@link #getHeading}. */
  public String getTitle() {
    return StatementLines.start(getHeading());
  }

  /** Returns the heading: that of the list, or the open query without its select list. */
  public String getHeading() {
    if (!isQueryOpen()) {
      return Screen.QUERIES.getTitle();
    }
    return statement()
        .map(StatementLines::brief)
        .orElse(query.isStatement() ? "Query " + query.hash() : query.name());
  }

  private Optional<String> statement() {
    Region<Optional<String>> region = Region.of(statement);
    return region.isShown() ? region.known() : Optional.empty();
  }

  /** Returns the whole statement that is open, null if its text is not known. */
  public @Nullable String getStatement() {
    return statement().map(StatementLines::of).orElse(null);
  }

  /** Returns whether the heading is final: if not, the next refresh renders it again. */
  public boolean isNamed() {
    return !query.isStatement() || Region.of(statement).isShown();
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
