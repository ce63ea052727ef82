package io.groundspeed.platform.stats;

import io.groundspeed.platform.PlatformDay;
import io.groundspeed.platform.PlatformFigures;
import io.groundspeed.platform.PlatformWindow;
import io.groundspeed.report.Chapter;
import io.groundspeed.report.DayChart;
import io.groundspeed.report.Line;
import io.groundspeed.report.Line.Unit;
import io.groundspeed.report.WeeklyChapter;
import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The platform's metrics at the end of the week. */
@ApplicationScoped
class PlatformChapter implements WeeklyChapter {
  private PlatformFigures figures;

  protected PlatformChapter() {}

  @Inject
  PlatformChapter(PlatformFigures figures) {
    this.figures = figures;
  }

  @Override
  public int place() {
    return 20;
  }

  @Override
  public Chapter write(TimeRange week) {
    PlatformFigures.Comparison both = figures.compare(week);
    return new Chapter(
        "The platform",
        "Totals at the end of the week; new ones within it",
        List.of(
            end("Users", both, PlatformDay::totalUsers),
            sum("New users", both, PlatformDay::newUsers),
            end("Published journeys", both, PlatformDay::activeJourneys),
            sum("New enrollments", both, PlatformDay::newEnrollments),
            end("Completed reviews", both, PlatformDay::completedReviews),
            Line.of("Mean review time", Unit.HOURS, hours(both.now()), hours(both.before())),
            end("Mentors", both, PlatformDay::totalMentors)),
        List.of(chart(both)));
  }

  private static Line end(
      String label, PlatformFigures.Comparison both, ToDoubleFunction<PlatformDay> figure) {
    return Line.of(label, Unit.COUNT, end(both.now(), figure), end(both.before(), figure));
  }

  private static double end(PlatformWindow window, ToDoubleFunction<PlatformDay> figure) {
    return window.end() == null ? Double.NaN : figure.applyAsDouble(window.end());
  }

  private static Line sum(
      String label, PlatformFigures.Comparison both, ToDoubleFunction<PlatformDay> figure) {
    return Line.of(label, Unit.COUNT, sum(both.now(), figure), sum(both.before(), figure));
  }

  private static double sum(PlatformWindow window, ToDoubleFunction<PlatformDay> figure) {
    return days(window, figure).stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double hours(PlatformWindow window) {
    PlatformDay end = window.end();
    return end == null || end.reviewHours() == null ? Double.NaN : end.reviewHours();
  }

  private static DayChart chart(PlatformFigures.Comparison both) {
    return new DayChart(
        "Active users by day",
        Unit.COUNT,
        both.now().first(),
        days(both.now(), PlatformDay::activeUsers),
        days(both.before(), PlatformDay::activeUsers));
  }

  /**
   * Returns the value for each day; NaN for a day without metrics, which makes a sum unknown too.
   */
  private static List<Double> days(PlatformWindow window, ToDoubleFunction<PlatformDay> figure) {
    List<Double> days = new ArrayList<>();
    for (var day = window.first(); !day.isAfter(window.last()); day = day.plusDays(1)) {
      PlatformDay known = window.known().get(day);
      days.add(known == null ? Double.NaN : figure.applyAsDouble(known));
    }
    return days;
  }
}
