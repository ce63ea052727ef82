package io.groundspeed.web.endpoints;

import io.groundspeed.finding.RouteQuery;
import io.groundspeed.query.Repeats;
import io.groundspeed.web.csv.Exact;
import java.util.List;
import java.util.Locale;

/** The queries that an endpoint runs, and those that it repeats too often. */
public final class RouteQueryTable {
  private static final int LISTED = 50;

  private final List<RouteQuery> all;

  RouteQueryTable(List<RouteQuery> all) {
    this.all = all;
  }

  /** Returns the queries with the longest total time. */
  public List<RouteQuery> getRows() {
    return all.stream().limit(Exact.rows(LISTED)).toList();
  }

  /** Returns the number of all queries. */
  public int getTotal() {
    return all.size();
  }

  /** Returns whether there are more queries than are listed. */
  public boolean isCut() {
    return all.size() > LISTED;
  }

  /** Returns the queries that run many times in one request. */
  public List<RouteQuery> getRepeated() {
    return all.stream().filter(RouteQuery::isRepeated).toList();
  }

  /** Describes how often requests repeat a query; empty if repeats were not counted. */
  public String repeats(RouteQuery query) {
    Repeats repeats = query.repeats();
    return repeats == null
        ? ""
        : String.format(
            Locale.ENGLISH,
            "Over %,d %s requests that ran it: median %,.0f, p95 %,.0f; %.0f %% ran it more than once.",
            repeats.requests(),
            repeats.method(),
            repeats.median(),
            repeats.p95(),
            100 * repeats.share());
  }

  /** Formats how often a request runs a query: {@code 41.0}, {@code 0.3}. */
  public String perRequest(RouteQuery query) {
    double times = query.perRequest();
    if (Double.isNaN(times)) {
      return "–";
    }
    String text =
        times > 0 && times < 0.05 ? "<0.1" : String.format(Locale.ENGLISH, "%,.1f", times);
    return Exact.or("", times, text);
  }
}
