package io.groundspeed.vitals;

import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Target;
import io.groundspeed.verdict.TargetSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** The targets for vitals: the 75th percentile must be good. */
@ApplicationScoped
class VitalsTargets implements TargetSource {
  private static final Set<VitalMetric> HELD_TO =
      Set.of(VitalMetric.LCP, VitalMetric.FID, VitalMetric.CLS, VitalMetric.TTFB);

  private VitalsSummaries summaries;

  protected VitalsTargets() {}

  @Inject
  VitalsTargets(VitalsSummaries summaries) {
    this.summaries = summaries;
  }

  @Override
  public String about() {
    return "Web Vitals";
  }

  @Override
  public List<Target> targets(TimeRange range) {
    return summaries.metrics(VitalsFilter.of(range)).stream()
        .filter(summary -> HELD_TO.contains(summary.metric()))
        .map(VitalsTargets::target)
        .toList();
  }

  static Target target(VitalSummary summary) {
    VitalMetric metric = summary.metric();
    return new Target(
        metric.name() + " at p75",
        "< " + Format.threshold(metric.good(), metric.unit()),
        summary.enough() ? Format.value(summary.p75(), metric.unit()) : null,
        summary.enough() ? summary.p75() < metric.good() : null,
        Screen.WEB_VITALS.getPath());
  }
}
