package io.groundspeed.vitals;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchQuery;
import io.groundspeed.telemetry.sketch.SketchReader;
import io.groundspeed.telemetry.sketch.SketchRow;
import io.groundspeed.telemetry.sketch.Steps;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Summaries of vitals, from the sketches; raw rows are never counted or aggregated. Thread-safe;
 * every read may throw {@link io.groundspeed.postgres.Unavailable}.
 */
@ApplicationScoped
public class VitalsSummaries {
  /** Metrics of which almost every page view reports one; others need not be read for filters. */
  private static final List<VitalMetric> REPORTED =
      List.of(VitalMetric.TTFB, VitalMetric.FCP, VitalMetric.LCP);

  private SketchReader sketches;
  private PageTemplates templates;

  protected VitalsSummaries() {}

  @Inject
  VitalsSummaries(SketchReader sketches, PageTemplates templates) {
    this.sketches = sketches;
    this.templates = templates;
  }

  /**
   * Returns a summary of each metric, in the order of {@link VitalMetric}, including empty ones.
   */
  public List<VitalSummary> metrics(VitalsFilter filter) {
    Map<String, Sketch> byName =
        merged(read(subjects(filter), filter, detail(filter), Resolution.DAY), SketchRow::name);
    return Arrays.stream(VitalMetric.values())
        .map(m -> VitalSummary.of(m, byName.getOrDefault(m.name(), new Sketch())))
        .toList();
  }

  /** Returns the 75th percentile over time, with one point per step of the range. */
  public Map<VitalMetric, List<TrendPoint>> trends(VitalsFilter filter) {
    Steps steps = Steps.of(filter.range());
    Map<String, Map<Instant, Sketch>> slots = new HashMap<>();
    for (SketchRow row : read(subjects(filter), filter, detail(filter), steps.resolution())) {
      slots
          .computeIfAbsent(row.name(), absent -> new HashMap<>())
          .computeIfAbsent(steps.startOf(row.start()), absent -> new Sketch())
          .merge(row.sketch());
    }
    Map<VitalMetric, List<TrendPoint>> trends = new EnumMap<>(VitalMetric.class);
    for (VitalMetric metric : VitalMetric.values()) {
      trends.put(metric, points(steps, slots.getOrDefault(metric.name(), Map.of())));
    }
    return trends;
  }

  /** Returns the visited pages, greatest opportunity first. */
  public List<PageSummary> pages(VitalsFilter filter) {
    Map<String, Map<VitalMetric, Sketch>> pages = new HashMap<>();
    for (SketchRow row : read(subjects(filter), filter, null, Resolution.DAY)) {
      pages
          .computeIfAbsent(row.detail(), absent -> new EnumMap<>(VitalMetric.class))
          .computeIfAbsent(VitalMetric.valueOf(row.name()), absent -> new Sketch())
          .merge(row.sketch());
    }
    return pages.entrySet().stream()
        .map(page -> summarise(page.getKey(), page.getValue()))
        .filter(page -> page.views() > 0)
        .sorted(
            Comparator.comparingDouble(PageSummary::opportunity)
                .thenComparingLong(PageSummary::views)
                .reversed()
                .thenComparing(PageSummary::page))
        .toList();
  }

  /** Returns the metrics for each device type that occurred, in alphabetical order. */
  public Map<String, List<VitalSummary>> byDevice(VitalsFilter filter) {
    return by(filter, VitalSegment::device);
  }

  /** Returns the metrics for each connection type that occurred, in alphabetical order. */
  public Map<String, List<VitalSummary>> byConnection(VitalsFilter filter) {
    return by(filter, VitalSegment::connection);
  }

  /** Returns the filter options that occurred in the range. */
  public VitalsChoices choices(VitalsFilter filter) {
    VitalsChoices choices = new VitalsChoices();
    List<String> reported = REPORTED.stream().map(metric -> subject(filter, metric)).toList();
    for (SketchRow row : readSegments(reported, filter)) {
      choices.add(VitalSegment.parse(row.segment()));
    }
    countViews(filter, choices);
    return choices;
  }

  /** Returns the distribution of a metric's values. */
  public List<HistogramBar> histogram(VitalsFilter filter, VitalMetric metric) {
    Sketch all = new Sketch();
    read(List.of(subject(filter, metric)), filter, detail(filter), Resolution.DAY)
        .forEach(row -> all.merge(row.sketch()));
    return HistogramBar.of(metric, all);
  }

  private Map<String, List<VitalSummary>> by(
      VitalsFilter filter, Function<VitalSegment, String> dimension) {
    Map<String, Map<String, Sketch>> groups = new TreeMap<>();
    for (SketchRow row : readSegments(subjects(filter), filter)) {
      VitalSegment segment = VitalSegment.parse(row.segment());
      if (filter.admits(segment)) {
        groups
            .computeIfAbsent(dimension.apply(segment), absent -> new HashMap<>())
            .computeIfAbsent(row.name(), absent -> new Sketch())
            .merge(row.sketch());
      }
    }
    Map<String, List<VitalSummary>> summaries = new TreeMap<>();
    groups.forEach(
        (group, byName) ->
            summaries.put(
                group,
                Arrays.stream(VitalMetric.values())
                    .map(m -> VitalSummary.of(m, byName.getOrDefault(m.name(), new Sketch())))
                    .toList()));
    return summaries;
  }

  /** Each page view reports each metric at most once. */
  private void countViews(VitalsFilter filter, VitalsChoices choices) {
    List<String> subjects =
        Arrays.stream(Population.values()).flatMap(one -> one.subjects().stream()).toList();
    Map<String, Sketch> bySubject =
        merged(
            sketches.read(query(subjects, filter, detail(filter), false, Resolution.DAY)),
            SketchRow::name);
    bySubject.forEach(
        (subject, sketch) -> choices.add(Population.ofSubject(subject), sketch.count()));
  }

  private static String subject(VitalsFilter filter, VitalMetric metric) {
    return filter.population().subject(metric);
  }

  private static List<String> subjects(VitalsFilter filter) {
    return filter.population().subjects();
  }

  private String detail(VitalsFilter filter) {
    return filter.page() == null ? Subject.ALL : templates.of(filter.page());
  }

  private List<SketchRow> read(
      List<String> names, VitalsFilter filter, @Nullable String detail, Resolution coarsest) {
    boolean bySegment = filter.bySegment();
    List<SketchRow> rows = named(sketches.read(query(names, filter, detail, bySegment, coarsest)));
    return bySegment
        ? rows.stream().filter(row -> filter.admits(VitalSegment.parse(row.segment()))).toList()
        : rows;
  }

  private List<SketchRow> readSegments(List<String> names, VitalsFilter filter) {
    return named(sketches.read(query(names, filter, detail(filter), true, Resolution.DAY)));
  }

  /** Renames rows to their metrics, without the population. */
  private static List<SketchRow> named(List<SketchRow> rows) {
    return rows.stream()
        .map(
            row ->
                new SketchRow(
                    Population.metric(row.name()),
                    row.detail(),
                    row.segment(),
                    row.start(),
                    row.sketch()))
        .toList();
  }

  private static SketchQuery query(
      List<String> names,
      VitalsFilter filter,
      @Nullable String detail,
      boolean bySegment,
      Resolution coarsest) {
    return new SketchQuery(
        Stream.VITAL,
        names,
        detail,
        bySegment,
        filter.range().from(),
        filter.range().to(),
        coarsest);
  }

  private static Map<String, Sketch> merged(
      List<SketchRow> rows, Function<SketchRow, String> group) {
    Map<String, Sketch> merged = new HashMap<>();
    rows.forEach(
        row ->
            merged.computeIfAbsent(group.apply(row), absent -> new Sketch()).merge(row.sketch()));
    return merged;
  }

  private static List<TrendPoint> points(Steps steps, Map<Instant, Sketch> slots) {
    return steps.starts().stream()
        .map(
            start -> {
              Sketch sketch = slots.getOrDefault(start, new Sketch());
              return new TrendPoint(start, sketch.quantile(0.75), sketch.count());
            })
        .toList();
  }

  private static PageSummary summarise(String page, Map<VitalMetric, Sketch> sketches) {
    Map<VitalMetric, VitalSummary> metrics = new EnumMap<>(VitalMetric.class);
    long views = 0;
    long samples = 0;
    long good = 0;
    double distance = 0;
    for (Map.Entry<VitalMetric, Sketch> entry : sketches.entrySet()) {
      Sketch sketch = entry.getValue();
      if (sketch.count() > 0) {
        VitalMetric metric = entry.getKey();
        metrics.put(metric, VitalSummary.of(metric, sketch));
        views = Math.max(views, sketch.count());
        samples += sketch.count();
        good += sketch.count(Rating.GOOD);
        distance = Math.max(distance, sketch.quantile(0.75) / metric.good() - 1);
      }
    }
    return new PageSummary(
        page, views, metrics, samples == 0 ? 0 : (double) good / samples, views * distance);
  }
}
