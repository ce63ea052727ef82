package io.groundspeed.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section of a report: metrics of this week and the week before, and charts.
 *
 * @param lead a sentence, or null
 */
public record Chapter(
    String title, @Nullable String lead, List<Line> lines, List<DayChart> charts) {
  public Chapter {
    lines = List.copyOf(lines);
    charts = List.copyOf(charts);
  }
}
