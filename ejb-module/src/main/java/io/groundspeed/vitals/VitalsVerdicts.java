package io.groundspeed.vitals;

import io.groundspeed.format.Format;
import io.groundspeed.format.Quantity;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Since;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts about vitals, for the Overview: on each metric per device type, and on the metrics of
 * the pages with the greatest opportunity.
 */
@ApplicationScoped
class VitalsVerdicts implements VerdictSource {
  private static final String PATH = Screen.WEB_VITALS.getPath();

  /** Pages with a verdict; the table of pages lists the others. */
  private static final int MOST_PAGES = 3;

  private VitalsSummaries summaries;

  protected VitalsVerdicts() {}

  @Inject
  VitalsVerdicts(VitalsSummaries summaries) {
    this.summaries = summaries;
  }

  @Override
  public String about() {
    return "Web Vitals";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    VitalsFilter filter = VitalsFilter.of(range);
    Map<VisitGroup, List<VitalSummary>> before = new HashMap<>();
    Map<VisitGroup, Map<VitalMetric, List<TrendPoint>>> trends = new HashMap<>();
    return of(
        VisitGroup.all(summaries.byDevice(filter), summaries.pages(filter)),
        group ->
            before.computeIfAbsent(group, each -> summaries.metrics(each.filter(range.before()))),
        (group, metric) ->
            since(
                range,
                metric,
                trends.computeIfAbsent(
                    group, each -> summaries.trends(each.filter(Since.searched(range))))));
  }

  private static @Nullable Since since(
      TimeRange range, VitalMetric metric, Map<VitalMetric, List<TrendPoint>> trends) {
    return Since.find(
        range,
        trends.getOrDefault(metric, List.of()),
        TrendPoint::start,
        point -> point.samples() == 0 ? null : point.p75() > metric.good());
  }

  /** Finds when a metric became worse than good. */
  @FunctionalInterface
  interface Beginnings {
    /** Returns when a metric of a group became worse than good; null if unknown. */
    @Nullable Since of(VisitGroup group, VitalMetric metric);
  }

  /**
   * @param now the metrics of each group, pages by opportunity
   * @param before returns those of a group in the previous period
   */
  static List<Verdict> of(
      Map<VisitGroup, List<VitalSummary>> now,
      Function<VisitGroup, List<VitalSummary>> before,
      Beginnings beginnings) {
    if (now.isEmpty()) {
      return List.of(Verdict.of(null, "No visits were measured in this range", PATH));
    }
    List<Verdict> verdicts = new ArrayList<>();
    now.forEach(
        (group, metrics) -> {
          if (!group.isPage()) {
            bad(group, metrics, before, beginnings).forEach(verdicts::add);
            others(group, metrics).forEach(verdicts::add);
          }
        });
    now.entrySet().stream()
        .filter(group -> group.getKey().isPage())
        .filter(group -> group.getValue().stream().anyMatch(VitalsVerdicts::isBad))
        .limit(MOST_PAGES)
        .flatMap(group -> bad(group.getKey(), group.getValue(), before, beginnings))
        .forEach(verdicts::add);
    return verdicts;
  }

  private static boolean isBad(VitalSummary summary) {
    return summary.enough() && summary.rating() != Rating.GOOD;
  }

  private static Stream<Verdict> bad(
      VisitGroup group,
      List<VitalSummary> metrics,
      Function<VisitGroup, List<VitalSummary>> before,
      Beginnings beginnings) {
    return metrics.stream()
        .filter(VitalsVerdicts::isBad)
        .map(
            summary ->
                rated(group, summary)
                    .about(group.subject())
                    .changed(
                        Change.ofCost(
                            summary.p75(),
                            p75(before.apply(group), summary.metric()),
                            Quantity.of(summary.metric().unit())))
                    .since(beginnings.of(group, summary.metric())));
  }

  private static double p75(List<VitalSummary> metrics, VitalMetric metric) {
    return metrics.stream()
        .filter(summary -> summary.metric() == metric && summary.enough())
        .mapToDouble(VitalSummary::p75)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static Stream<Verdict> others(VisitGroup group, List<VitalSummary> metrics) {
    String few =
        metrics.stream()
            .filter(summary -> summary.samples() > 0 && !summary.enough())
            .map(summary -> summary.metric().name())
            .collect(Collectors.joining(", "));
    return Stream.concat(
        metrics.stream()
            .filter(summary -> summary.rating() == Rating.GOOD)
            .map(summary -> rated(group, summary)),
        few.isEmpty() ? Stream.empty() : Stream.of(unrated(group, few)));
  }

  private static Verdict rated(VisitGroup group, VitalSummary summary) {
    VitalMetric metric = summary.metric();
    String p75 = Format.value(summary.p75(), metric.unit());
    return Verdict.of(
            summary.rating(),
            "%s at p75 is %s on %s: %s"
                .formatted(metric, p75, group.title(), Format.rating(summary.rating())),
            group.place().with("metric", metric.name()))
        .measured(
            summary.p75(),
            Quantity.of(metric.unit()),
            "≤ " + Format.threshold(metric.good(), metric.unit()))
        .distant(summary.p75() / metric.good());
  }

  private static Verdict unrated(VisitGroup group, String metrics) {
    return Verdict.of(
        null,
        "Not enough data on %s for %s: a rating takes %d samples"
            .formatted(group.title(), metrics, VitalSummary.ENOUGH),
        group.place());
  }
}
