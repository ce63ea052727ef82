package io.groundspeed.telemetry.sketch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Covers a time range with as few sketches as possible: whole days in the middle, hours around
 * them, minutes at the edges. All resolutions count the same samples, so each moment is covered by
 * exactly one slot.
 */
final class Slots {
  private Slots() {}

  /**
   * A run of slots of the same width.
   *
   * @param from the start of the first slot, in seconds since 1970 UTC
   * @param to the end, exclusive
   */
  record Run(Resolution resolution, long from, long to) {}

  /**
   * Returns the runs that cover the range. Its ends are moved outwards to whole slots of the finest
   * resolution used.
   *
   * @param finest the narrowest allowed slot
   * @param coarsest the widest allowed slot
   */
  static List<Run> cover(Instant from, Instant to, Resolution finest, Resolution coarsest) {
    long start = finest.startOf(from);
    long end = finest.startOf(to.getEpochSecond() + finest.seconds() - (to.getNano() > 0 ? 0 : 1));
    List<Run> runs = new ArrayList<>();
    cover(start, end, coarsest, finest, runs);
    return runs;
  }

  private static void cover(
      long start, long end, Resolution width, Resolution finest, List<Run> runs) {
    if (start >= end) {
      return;
    }
    long firstWhole = width.startOf(start + width.seconds() - 1);
    long lastWhole = width.startOf(end);
    if (width == finest || firstWhole >= lastWhole) {
      if (width == finest) {
        runs.add(new Run(width, start, end));
      } else {
        cover(start, end, finer(width), finest, runs);
      }
      return;
    }
    cover(start, firstWhole, finer(width), finest, runs);
    runs.add(new Run(width, firstWhole, lastWhole));
    cover(lastWhole, end, finer(width), finest, runs);
  }

  private static Resolution finer(Resolution resolution) {
    return resolution == Resolution.DAY ? Resolution.HOUR : Resolution.MINUTE;
  }
}
