package io.groundspeed.web.queries;

import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.QueryFilter;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.frame.Parameters;
import io.groundspeed.web.frame.TableOrder;
import io.groundspeed.web.frame.TableOrder.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of the Queries screen.
 *
 * @param open the name of the query whose details are shown, null if the list is shown
 * @param planned whether its plan is requested
 * @param text what the listed queries contain, null for all
 * @param slow whether only slow queries are listed
 */
record QueriesQuery(
    QueryFilter filter,
    @Nullable String open,
    boolean planned,
    @Nullable String text,
    boolean slow,
    TableOrder<QueryFigures> order) {
  static final List<String> NARROWING = List.of("deployment", "endpoint", "q", "slow");

  /** The parameters that open one query. */
  static final List<String> OPENING = List.of("query", "plan");

  private static final String STATEMENT = "sql:";
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
          Column.figure("errors", QueryFigures::errors),
          Column.figure("callers", query -> query.endpoints().size()),
          Column.figure("seen", query -> query.lastSeen().toEpochMilli()));

  static QueriesQuery read(Parameters parameters, TimeRange range, boolean own) {
    String deployment = parameters.text("deployment", LONGEST);
    String endpoint = parameters.text("endpoint", LONGEST);
    String open = parameters.text("query", LONGEST);
    return new QueriesQuery(
        new QueryFilter(range, deployment, endpoint, own || deployment != null || endpoint != null),
        open,
        parameters.oneOf("plan", "no", List.of("yes", "no")).equals("yes"),
        parameters.text("q", LONGEST),
        parameters.oneOf("slow", "no", List.of("yes", "no")).equals("yes"),
        parameters.read(
            "sort", TableOrder.parse("-total", COLUMNS), text -> TableOrder.parse(text, COLUMNS)));
  }

  /** Returns everything that a region's value depends on. */
  Object key(String region) {
    return Arrays.<@Nullable Object>asList(
        region,
        filter.range().name(),
        filter.deployment(),
        filter.endpoint(),
        filter.own(),
        text,
        slow,
        open,
        order.toString());
  }

  /** Returns whether the open query is a statement, and not one named by a developer. */
  boolean isStatement() {
    return open != null && open.startsWith(STATEMENT);
  }

  /** Returns the hash of the open statement. */
  String hash() {
    return name().substring(STATEMENT.length());
  }

  /** Returns the name of the open query. */
  String name() {
    return Objects.requireNonNull(open, "no query is open");
  }

  boolean isNarrowed() {
    return filter.deployment() != null || filter.endpoint() != null || text != null || slow;
  }

  boolean admits(QueryFigures query) {
    return (!slow || query.isSlow())
        && (text == null
            || query.getLabel().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
  }
}
