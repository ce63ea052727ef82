package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointFigures;
import java.util.List;

/**
 * The list of endpoints.
 *
 * @param rows the first endpoints in the requested order
 * @param total number of all matching endpoints
 * @param deployments that have endpoints
 */
public record EndpointTable(List<EndpointFigures> rows, int total, List<String> deployments) {
  private static final int LISTED = 100;

  static EndpointTable of(List<EndpointFigures> all, EndpointsQuery query) {
    List<EndpointFigures> admitted = all.stream().filter(query::admits).toList();
    return new EndpointTable(
        query.order().sort(admitted).stream().limit(LISTED).toList(),
        admitted.size(),
        all.stream().map(EndpointFigures::deployment).distinct().sorted().toList());
  }

  /** Returns whether more endpoints match than are listed. */
  public boolean isCut() {
    return total > rows.size();
  }
}
