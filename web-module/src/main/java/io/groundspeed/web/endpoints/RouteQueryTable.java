package io.groundspeed.web.endpoints;

import io.groundspeed.finding.RouteQuery;
import io.groundspeed.query.Repeats;
import java.util.List;
import java.util.Locale;

/** What a route runs, and what runs too often. */
public final class RouteQueryTable {
  private static final int LISTED = 50;

  private final List<RouteQuery> all;

  RouteQueryTable(List<RouteQuery> all) {
    this.all = all;
  }

  /** Returns those that take most time. */
  public List<RouteQuery> getRows() {
    return all.stream().limit(LISTED).toList();
  }

  public int getTotal() {
    return all.size();
  }

  /** Returns whether there are more than are listed. */
  public boolean isCut() {
    return all.size() > LISTED;
  }

  /** Returns those that run over and over in one request. */
  public List<RouteQuery> getRepeated() {
    return all.stream().filter(RouteQuery::isRepeated).toList();
  }

  /** Writes how its repeats are distributed; empty where they were not counted. */
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

  /** Writes how often a request runs it: {@code 41.0}, {@code 0.3}. */
  public String perRequest(RouteQuery query) {
    double times = query.perRequest();
    if (Double.isNaN(times)) {
      return "–";
    }
    return times > 0 && times < 0.05 ? "<0.1" : String.format(Locale.ENGLISH, "%,.1f", times);
  }
}
