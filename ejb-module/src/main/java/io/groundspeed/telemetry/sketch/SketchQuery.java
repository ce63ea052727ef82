package io.groundspeed.telemetry.sketch;

import java.time.Instant;
import java.util.List;

/**
 * Which sketches a screen wants.
 *
 * @param names the subjects' names, for example the metrics
 * @param detail one detail, {@link Subject#ALL} for the total over all of them, or null for each
 *     detail apart
 * @param bySegment whether each segment is wanted apart, so that it can be filtered by; else their
 *     total
 * @param from inclusive; moved back to a whole minute, hour or day, as far back as it lies
 * @param to exclusive
 * @param coarsest the widest slot that still shows what is wanted: {@link Resolution#DAY} for a
 *     total, less for a trend
 */
public record SketchQuery(
    Stream stream,
    List<String> names,
    String detail,
    boolean bySegment,
    Instant from,
    Instant to,
    Resolution coarsest) {
  public SketchQuery {
    names = List.copyOf(names);
  }
}
