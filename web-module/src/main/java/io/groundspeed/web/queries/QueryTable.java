package io.groundspeed.web.queries;

import io.groundspeed.query.QueryFigures;
import io.groundspeed.web.frame.TableOrder;
import java.util.List;

/**
 * The queries that are listed.
 *
 * @param rows the first of them in the order that was asked for
 * @param total how many there are
 */
public record QueryTable(List<QueryFigures> rows, int total) {
  private static final int LISTED = 100;

  static QueryTable of(List<QueryFigures> all, TableOrder<QueryFigures> order) {
    return new QueryTable(order.sort(all).stream().limit(LISTED).toList(), all.size());
  }

  /** Returns whether there are more than are listed. */
  public boolean isCut() {
    return total > rows.size();
  }

  /** Returns the deployments among those listed. */
  public List<String> getDeployments() {
    return rows.stream().map(QueryFigures::deployment).distinct().sorted().toList();
  }
}
