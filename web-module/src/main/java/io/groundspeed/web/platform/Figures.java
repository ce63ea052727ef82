package io.groundspeed.web.platform;

import io.groundspeed.platform.PlatformDay;
import io.groundspeed.platform.PlatformFigures.Comparison;
import io.groundspeed.platform.PlatformWindow;
import io.groundspeed.web.overview.Figure;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The platform's figures, compared with the previous period. Totals are as of the end of each
 * period; "new" figures are sums over each period.
 */
final class Figures {
  private final PlatformWindow now;
  private final PlatformWindow before;

  private Figures(Comparison comparison) {
    now = comparison.now();
    before = comparison.before();
  }

  static List<Figure> of(Comparison comparison) {
    Figures figures = new Figures(comparison);
    return List.of(
        figures.total("Users", PlatformDay::totalUsers),
        figures.active("Active users a day", PlatformDay::activeUsers),
        figures.sum("New users", PlatformDay::newUsers),
        figures.total("Journeys", PlatformDay::totalJourneys),
        figures.total("Active journeys", PlatformDay::activeJourneys),
        figures.total("Enrollments", PlatformDay::totalEnrollments),
        figures.sum("New enrollments", PlatformDay::newEnrollments),
        figures.total("Reviews completed", PlatformDay::completedReviews),
        Figure.hours(
            "Average review time",
            end(figures.now, PlatformDay::reviewHours),
            end(figures.before, PlatformDay::reviewHours)),
        figures.total("Mentors", PlatformDay::totalMentors));
  }

  private Figure total(String name, Function<PlatformDay, @Nullable Long> figure) {
    return Figure.count(name, end(now, figure), end(before, figure));
  }

  private Figure sum(String name, ToLongFunction<PlatformDay> figure) {
    return Figure.count(name, known(now.sum(figure)), known(before.sum(figure)));
  }

  private Figure active(String name, ToLongFunction<PlatformDay> figure) {
    return Figure.mean(name, mean(now, figure), mean(before, figure));
  }

  private static @Nullable Double mean(PlatformWindow window, ToLongFunction<PlatformDay> figure) {
    Long sum = known(window.sum(figure));
    return sum == null ? null : (double) sum / window.days();
  }

  private static <T> @Nullable T end(
      PlatformWindow window, Function<PlatformDay, @Nullable T> figure) {
    PlatformDay end = window.end();
    return end == null ? null : figure.apply(end);
  }

  private static @Nullable Long known(OptionalLong sum) {
    return sum.isPresent() ? sum.getAsLong() : null;
  }
}
