package io.groundspeed.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The content of a report.
 *
 * @param first the first UTC day
 * @param last the last UTC day, inclusive
 */
record Report(
    String title, LocalDate first, LocalDate last, Instant writtenAt, List<Chapter> chapters) {
  String period() {
    return "%s to %s, beside %s to %s (UTC)"
        .formatted(first, last, first.minusDays(7), first.minusDays(1));
  }
}
