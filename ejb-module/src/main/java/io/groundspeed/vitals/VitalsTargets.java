package io.groundspeed.vitals;

import io.groundspeed.format.Format;
import io.groundspeed.format.Quantity;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Place;
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
    Target target =
        Target.of(
            metric.name() + " at p75",
            "< " + Format.threshold(metric.good(), metric.unit()),
            Place.of(Screen.WEB_VITALS).with("metric", metric.name()));
    return summary.enough()
        ? target.measured(summary.p75(), Quantity.of(metric.unit()), summary.p75() < metric.good())
        : target;
  }
}
