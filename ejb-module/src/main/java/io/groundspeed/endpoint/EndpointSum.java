package io.groundspeed.endpoint;

import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.Steps;
import java.time.Instant;

/** Accumulates the sketches of one endpoint. */
final class EndpointSum {
  private final Sketch time = new Sketch();
  private long errors;

  void add(Sketch sketch, boolean failed) {
    time.merge(sketch);
    errors += failed ? sketch.count() : 0;
  }

  Sketch time() {
    return time;
  }

  EndpointFigures figures(Endpoint endpoint, double totalOfAll) {
    return EndpointFigures.of(endpoint, time, errors, totalOfAll);
  }

  EndpointPoint at(Instant start, Steps steps) {
    return EndpointPoint.of(start, steps.covered(start), time, errors);
  }
}
