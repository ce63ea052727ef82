package io.groundspeed.vitals;

import io.groundspeed.report.Chapter;
import io.groundspeed.report.DayChart;
import io.groundspeed.report.Line;
import io.groundspeed.report.Line.Unit;
import io.groundspeed.report.WeeklyChapter;
import io.groundspeed.shared.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Web vitals of visitors and the number of page loads. */
@ApplicationScoped
class VitalsChapter implements WeeklyChapter {
  private static final Duration DAY = Duration.ofDays(1);

  private VitalsSummaries summaries;

  protected VitalsChapter() {}

  @Inject
  VitalsChapter(VitalsSummaries summaries) {
    this.summaries = summaries;
  }

  @Override
  public int place() {
    return 10;
  }

  @Override
  public Chapter write(TimeRange week) {
    List<VitalSummary> now = summaries.metrics(VitalsFilter.of(week));
    List<VitalSummary> before = summaries.metrics(VitalsFilter.of(week.before()));
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("Page loads measured", Unit.COUNT, loads(now), loads(before)));
    for (int i = 0; i < now.size(); i++) {
      lines.add(line(now.get(i), before.get(i)));
    }
    return new Chapter(
        "Web vitals and traffic",
        "At the 75th percentile, rated by Google's thresholds from 100 samples on",
        lines,
        List.of(
            chart(
                "LCP at p75 by day",
                Unit.MILLISECONDS,
                week,
                all -> of(VitalMetric.LCP, all).p75()),
            chart("Page loads measured by day", Unit.COUNT, week, VitalsChapter::loads)));
  }

  private static Line line(VitalSummary now, VitalSummary before) {
    VitalMetric metric = now.metric();
    return Line.of(
        metric.name() + ", " + metric.title(),
        metric == VitalMetric.CLS ? Unit.SCORE : Unit.MILLISECONDS,
        now.p75(),
        before.p75(),
        now.rating() == null ? "not enough data" : words(now.rating()));
  }

  private static String words(io.groundspeed.telemetry.sketch.Rating rating) {
    return rating.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  /** Every measured page load has a time to first byte. */
  private static double loads(List<VitalSummary> all) {
    return of(VitalMetric.TTFB, all).samples();
  }

  private static VitalSummary of(VitalMetric metric, List<VitalSummary> all) {
    return all.get(metric.ordinal());
  }

  private DayChart chart(
      String title, Unit unit, TimeRange week, ToDoubleFunction<List<VitalSummary>> figure) {
    return new DayChart(
        title,
        unit,
        LocalDate.ofInstant(week.from(), ZoneOffset.UTC),
        days(week, figure),
        days(week.before(), figure));
  }

  private List<Double> days(TimeRange week, ToDoubleFunction<List<VitalSummary>> figure) {
    List<Double> days = new ArrayList<>();
    for (var day = week.from(); day.isBefore(week.to()); day = day.plus(DAY)) {
      TimeRange range = new TimeRange("day", day, day.plus(DAY));
      days.add(figure.applyAsDouble(summaries.metrics(VitalsFilter.of(range))));
    }
    return days;
  }
}
