package io.groundspeed.web.queries;

import io.groundspeed.finding.RouteQuery;
import io.groundspeed.format.Format;
import io.groundspeed.web.csv.Exact;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The callers of a query, longest total time first. */
public final class CallerTable {
  private static final int LISTED = 50;

  private final List<RouteQuery> all;
  private final double totalMs;

  CallerTable(List<RouteQuery> callers) {
    all =
        callers.stream()
            .sorted(
                Comparator.comparingDouble((RouteQuery run) -> run.caller().totalMs()).reversed())
            .toList();
    totalMs = all.stream().mapToDouble(run -> run.caller().totalMs()).sum();
  }

  /** Returns the callers with the longest total time. */
  public List<RouteQuery> getRows() {
    return all.stream().limit(Exact.rows(LISTED)).toList();
  }

  /** Returns the number of all callers. */
  public int getTotal() {
    return all.size();
  }

  /** Returns whether there are more callers than are listed. */
  public boolean isCut() {
    return all.size() > LISTED;
  }

  /** Returns a caller's share of the query's total time, 0 to 1; NaN if there is none. */
  public double share(RouteQuery run) {
    return totalMs > 0 ? run.caller().totalMs() / totalMs : Double.NaN;
  }

  /** Formats how often a request runs the query; a dash if the caller is not an endpoint. */
  public String perRequest(RouteQuery run) {
    double times = run.perRequest();
    return Exact.or(
        "",
        times,
        Double.isNaN(times) ? Format.UNKNOWN : String.format(Locale.ENGLISH, "%,.1f", times));
  }
}
