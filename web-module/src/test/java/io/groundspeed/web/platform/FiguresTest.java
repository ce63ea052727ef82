package io.groundspeed.web.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.platform.PlatformDay;
import io.groundspeed.platform.PlatformFigures.Comparison;
import io.groundspeed.platform.PlatformWindow;
import io.groundspeed.web.overview.Figure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final LocalDate YESTERDAY = TODAY.minusDays(1);

  private static PlatformDay day(LocalDate date, long users, long active, Double hours) {
    return new PlatformDay(date, users, active, 2, 0, 0, 0, 0, 0, 0, hours, 0, 0);
  }

  private static List<Figure> figures(Map<LocalDate, PlatformDay> days) {
    return Figures.of(
        new Comparison(
            new PlatformWindow(TODAY, TODAY, days),
            new PlatformWindow(YESTERDAY, YESTERDAY, days)));
  }

  private static Figure figure(List<Figure> figures, String name) {
    return figures.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void each_figure_stands_beside_its_change() {
    List<Figure> figures =
        figures(Map.of(TODAY, day(TODAY, 1_300, 4, 1.5), YESTERDAY, day(YESTERDAY, 100, 6, 0.5)));

    assertThat(figure(figures, "Users"))
        .isEqualTo(new Figure("Users", "1,300", "1,300", "+1,200", "+1,200"));
    assertThat(figure(figures, "Active users a day").change()).isEqualTo("−2.0");
    assertThat(figure(figures, "New users").change()).isEqualTo("no change");
    assertThat(figure(figures, "Average review time").value()).isEqualTo("1.5 h");
    assertThat(figure(figures, "Average review time").change()).isEqualTo("+1.0 h");
  }

  @Test
  void what_is_not_known_is_a_dash_and_never_zero() {
    List<Figure> none = figures(Map.of());
    List<Figure> first = figures(Map.of(TODAY, day(TODAY, 5, 0, null)));

    assertThat(none).allMatch(it -> it.value().equals("–") && it.change().equals("–"));
    assertThat(figure(first, "Users")).isEqualTo(new Figure("Users", "5", "5", "–", "–"));
    assertThat(figure(first, "Average review time").value()).isEqualTo("–");
  }
}
