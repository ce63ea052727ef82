package io.groundspeed.endpoint;

import java.util.List;

/** The sums of several endpoints. Times are in milliseconds. */
record EndpointTotal(long requests, long errors, double totalMs) {
  static EndpointTotal of(List<EndpointFigures> endpoints) {
    return new EndpointTotal(
        endpoints.stream().mapToLong(EndpointFigures::requests).sum(),
        endpoints.stream().mapToLong(EndpointFigures::errors).sum(),
        endpoints.stream().mapToDouble(EndpointFigures::totalMs).sum());
  }

  /** Returns the average duration; NaN if there were no requests. */
  double average() {
    return requests == 0 ? Double.NaN : totalMs / requests;
  }

  /** Returns the share of requests that failed, 0 to 1; NaN if there were no requests. */
  double errorRate() {
    return requests == 0 ? Double.NaN : errors / (double) requests;
  }
}
