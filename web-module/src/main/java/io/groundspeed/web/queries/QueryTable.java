package io.groundspeed.web.queries;

import io.groundspeed.query.QueryFigures;
import io.groundspeed.web.frame.CutTable;
import java.util.List;

/** The list of queries. */
public final class QueryTable extends CutTable<QueryFigures> {
  QueryTable(List<QueryFigures> all, QueriesQuery query) {
    super(all.stream().filter(query::admits).toList(), query.order());
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
    return rows().stream().map(QueryFigures::deployment).distinct().sorted().toList();
  }
}
