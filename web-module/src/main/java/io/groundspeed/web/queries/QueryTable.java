package io.groundspeed.web.queries;

import io.groundspeed.query.QueryFigures;
import java.util.List;

/**
 * The list of queries.
 *
 * @param rows the first queries in the requested order
 * @param total number of all matching queries
 */
public record QueryTable(List<QueryFigures> rows, int total) {
  private static final int LISTED = 100;

  static QueryTable of(List<QueryFigures> all, QueriesQuery query) {
    List<QueryFigures> admitted = all.stream().filter(query::admits).toList();
    return new QueryTable(
        query.order().sort(admitted).stream().limit(LISTED).toList(), admitted.size());
  }

  /** Returns whether more queries match than are listed. */
  public boolean isCut() {
    return total > rows.size();
  }

  /** Returns the text or name of a query, shortened for a list. */
  public String brief(QueryFigures query) {
    return StatementLines.brief(query.getLabel());
  }

  /** Returns whether the listed queries are of several deployments. */
  public boolean isOfSeveral() {
    return getDeployments().size() > 1;
  }

  /** Returns the deployments of the listed queries. */
  public List<String> getDeployments() {
    return rows.stream().map(QueryFigures::deployment).distinct().sorted().toList();
  }
}
