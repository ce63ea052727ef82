package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.web.frame.TableOrder;
import java.util.List;

/**
 * The endpoints that are listed.
 *
 * @param rows the first of them in the order that was asked for
 * @param total how many there are
 */
public record EndpointTable(List<EndpointFigures> rows, int total) {
  private static final int LISTED = 200;

  static EndpointTable of(List<EndpointFigures> all, TableOrder<EndpointFigures> order) {
    return new EndpointTable(order.sort(all).stream().limit(LISTED).toList(), all.size());
  }

  /** Returns whether there are more than are listed. */
  public boolean isCut() {
    return total > rows.size();
  }

  /** Returns the deployments among those listed. */
  public List<String> getDeployments() {
    return rows.stream().map(EndpointFigures::deployment).distinct().sorted().toList();
  }
}
