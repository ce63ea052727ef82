package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointFigures;
import java.util.List;

/**
 * The endpoints that are listed.
 *
 * @param rows the first of them in the order that was asked for
 * @param total how many there are
 * @param deployments that have any
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

  /** Returns whether there are more than are listed. */
  public boolean isCut() {
    return total > rows.size();
  }
}
