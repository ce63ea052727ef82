package io.groundspeed.telemetry.sketch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query for sketches.
 *
 * @param names the names of the subjects, for example the metrics
 * @param detail one detail, {@link Subject#ALL} for the total over all of them, or null for each
 *     detail separately
 * @param bySegment whether segments are returned separately, so that they can be filtered;
 *     otherwise their total
 * @param from inclusive; moved back to a whole minute, hour or day, depending on its age
 * @param to exclusive
 * @param coarsest the widest acceptable slot: {@link Resolution#DAY} for a total, narrower for a
 *     trend
 */
public record SketchQuery(
    Stream stream,
    List<String> names,
    @Nullable String detail,
    boolean bySegment,
    Instant from,
    Instant to,
    Resolution coarsest) {
  public SketchQuery {
    names = List.copyOf(names);
  }
}
