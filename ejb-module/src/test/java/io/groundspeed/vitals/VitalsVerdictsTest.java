package io.groundspeed.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Target;
import io.groundspeed.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VitalsVerdictsTest {
  @Test
  void each_metric_that_is_not_good_has_a_sentence_and_the_good_ones_share_one() {
    List<Verdict> verdicts =
        VitalsVerdicts.of(
            Map.of(
                "mobile",
                List.of(
                    summary(VitalMetric.LCP, 100, 2_900, Rating.NEEDS_IMPROVEMENT),
                    summary(VitalMetric.CLS, 100, 0.05, Rating.GOOD),
                    summary(VitalMetric.FCP, 500, 900, Rating.GOOD),
                    summary(VitalMetric.INP, 99, 900, null),
                    summary(VitalMetric.FID, 0, Double.NaN, null))));

    assertThat(sentences(verdicts))
        .containsExactly(
            "LCP at p75 is 2.90 s on mobile: needs improvement",
            "CLS, FCP good on mobile",
            "Not enough data on mobile for INP: a rating takes 100 samples");
    assertThat(verdicts).allMatch(verdict -> "mobile".equals(verdict.parameters().get("device")));
  }

  @Test
  void without_a_visit_there_is_nothing_to_judge() {
    assertThat(VitalsVerdicts.of(Map.of()))
        .extracting(Verdict::rating)
        .containsExactly((Rating) null);
  }

  @Test
  void a_target_is_met_below_it_and_unknown_with_few_samples() {
    Target met = VitalsTargets.target(summary(VitalMetric.LCP, 100, 2_499, Rating.GOOD));
    Target missed =
        VitalsTargets.target(summary(VitalMetric.CLS, 100, 0.11, Rating.NEEDS_IMPROVEMENT));
    Target unknown = VitalsTargets.target(summary(VitalMetric.FID, 99, 1, null));

    assertThat(met).isEqualTo(new Target("LCP at p75", "< 2.5 s", "2.50 s", true, met.path()));
    assertThat(missed.state()).isEqualTo("not met");
    assertThat(unknown.value()).isNull();
    assertThat(unknown.state()).isEqualTo("not measured yet");
  }

  private static VitalSummary summary(VitalMetric metric, long samples, double p75, Rating rating) {
    return new VitalSummary(metric, samples, p75, p75, p75, p75, rating, 0, 0, 0);
  }

  private static List<String> sentences(List<Verdict> verdicts) {
    return verdicts.stream().map(Verdict::sentence).toList();
  }
}
