package io.groundspeed.web.queries;

import io.groundspeed.finding.RouteQuery;
import io.groundspeed.format.Format;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Who runs a query, the most time first. */
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

  /** Returns the share of the query's time, 0 to 1. */
  public double share(RouteQuery run) {
    return totalMs > 0 ? run.caller().totalMs() / totalMs : Double.NaN;
  }

  /** Writes how often a request runs it, unknown where the caller is no route. */
  public String perRequest(RouteQuery run) {
    double times = run.perRequest();
    return Double.isNaN(times) ? Format.UNKNOWN : String.format(Locale.ENGLISH, "%,.1f", times);
  }
}
