package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.web.frame.CutTable;
import java.util.List;

/** The list of endpoints. */
public final class EndpointTable extends CutTable<EndpointFigures> {
  private final List<String> deployments;

  EndpointTable(List<EndpointFigures> all, EndpointsQuery query) {
    super(all.stream().filter(query::admits).toList(), query.order());
    deployments = all.stream().map(EndpointFigures::deployment).distinct().sorted().toList();
  }

  /** Returns the deployments that have endpoints, also those that the filter leaves out. */
  public List<String> deployments() {
    return deployments;
  }
}
