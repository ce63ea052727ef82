package io.groundspeed.vitals;

import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts about vitals per device type, for the Overview: one for each metric that is not good,
 * one for all good ones, and one for all that lack data.
 */
@ApplicationScoped
class VitalsVerdicts implements VerdictSource {
  private static final String PATH = Screen.WEB_VITALS.getPath();

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
    return of(summaries.byDevice(VitalsFilter.of(range)));
  }

  /**
   * @param byDevice the metrics by device type; the name is empty if the type is unknown
   */
  static List<Verdict> of(Map<String, List<VitalSummary>> byDevice) {
    List<Verdict> verdicts = new ArrayList<>();
    byDevice.forEach((device, metrics) -> add(verdicts, device, metrics));
    return verdicts.isEmpty()
        ? List.of(Verdict.of(null, "No visits were measured in this range", PATH))
        : verdicts;
  }

  private static void add(List<Verdict> verdicts, String device, List<VitalSummary> metrics) {
    String on = device.isEmpty() ? "devices that don’t say what they are" : device;
    for (VitalSummary metric : metrics) {
      if (metric.enough() && metric.rating() != Rating.GOOD) {
        String sentence =
            "%s at p75 is %s on %s: %s"
                .formatted(
                    metric.metric(),
                    Format.value(metric.p75(), metric.metric().unit()),
                    on,
                    Format.rating(metric.rating()));
        verdicts.add(verdict(metric.rating(), sentence, device));
      }
    }
    String good = names(metrics, metric -> metric.rating() == Rating.GOOD);
    if (!good.isEmpty()) {
      verdicts.add(verdict(Rating.GOOD, "%s good on %s".formatted(good, on), device));
    }
    String few = names(metrics, metric -> metric.samples() > 0 && !metric.enough());
    if (!few.isEmpty()) {
      String sentence =
          "Not enough data on %s for %s: a rating takes %d samples"
              .formatted(on, few, VitalSummary.ENOUGH);
      verdicts.add(verdict(null, sentence, device));
    }
  }

  private static String names(List<VitalSummary> metrics, Predicate<VitalSummary> which) {
    return metrics.stream()
        .filter(which)
        .map(metric -> metric.metric().name())
        .collect(Collectors.joining(", "));
  }

  private static Verdict verdict(@Nullable Rating rating, String sentence, String device) {
    return device.isEmpty()
        ? Verdict.of(rating, sentence, PATH)
        : new Verdict(rating, sentence, PATH, "device", device);
  }
}
