package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.frame.Parameters;
import io.groundspeed.web.frame.TableOrder;
import io.groundspeed.web.frame.TableOrder.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of the Endpoints screen.
 *
 * @param deployment one archive, null for all
 * @param route a part of a route template, null for all
 * @param open the endpoint whose details are shown, null if the list is shown
 */
record EndpointsQuery(
    TimeRange range,
    @Nullable String deployment,
    @Nullable String route,
    @Nullable Endpoint open,
    boolean own,
    TableOrder<EndpointFigures> order) {
  static final List<String> NARROWING =
      List.of("deployment", "endpoint", "method", "q", FailureId.PARAMETER);

  private static final int LONGEST = 500;
  private static final int LONGEST_METHOD = 20;
  private static final List<Column<EndpointFigures>> COLUMNS =
      List.of(
          Column.text("endpoint", EndpointFigures::template),
          Column.text("method", EndpointFigures::method),
          Column.text("deployment", EndpointFigures::deployment),
          Column.figure("requests", EndpointFigures::requests),
          Column.figure("rate", EndpointFigures::requests), // all rows have the same range
          Column.figure("avg", EndpointFigures::averageMs),
          Column.figure("min", EndpointFigures::minMs),
          Column.figure("p50", EndpointFigures::p50),
          Column.figure("p95", EndpointFigures::p95),
          Column.figure("p99", EndpointFigures::p99),
          Column.figure("max", EndpointFigures::maxMs),
          Column.figure("errors", EndpointFigures::getErrorRate),
          Column.figure("total", EndpointFigures::totalMs));

  static EndpointsQuery read(Parameters parameters, TimeRange range, boolean own) {
    String deployment = parameters.text("deployment", LONGEST);
    String endpoint = parameters.text("endpoint", LONGEST);
    String route = endpoint == null ? parameters.text("q", LONGEST) : endpoint;
    String method = parameters.text("method", LONGEST_METHOD);
    Endpoint open =
        deployment != null && endpoint != null && method != null
            ? new Endpoint(deployment, method, endpoint)
            : null;
    return new EndpointsQuery(
        range,
        deployment,
        route,
        open,
        own || deployment != null,
        parameters.read(
            "sort", TableOrder.parse("-total", COLUMNS), text -> TableOrder.parse(text, COLUMNS)));
  }

  /** Returns everything that a region's value depends on. */
  Object key(String region) {
    return Arrays.asList(region, range.name(), deployment, route, open, own, order.toString());
  }

  boolean isNarrowed() {
    return deployment != null || route != null;
  }

  boolean admits(EndpointFigures endpoint) {
    return route == null
        || endpoint.template().toLowerCase(Locale.ROOT).contains(route.toLowerCase(Locale.ROOT));
  }
}
