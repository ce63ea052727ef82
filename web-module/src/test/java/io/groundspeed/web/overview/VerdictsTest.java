package io.groundspeed.web.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.Accounting;
import io.groundspeed.telemetry.PipelineState;
import io.groundspeed.telemetry.Rating;
import io.groundspeed.telemetry.WriteState;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalSummary;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictsTest {

  private static VitalSummary summary(VitalMetric metric, long samples, double p75, Rating rating) {
    return new VitalSummary(metric, samples, p75, p75, p75, p75, rating, 0, 0, 0);
  }

  private static PipelineState state(Accounting accounting, double fill, boolean failing) {
    return new PipelineState(
        "a",
        accounting.balance(),
        fill,
        new WriteState(0, 0, 0, Double.NaN, Double.NaN, failing),
        0);
  }

  private static List<String> sentences(List<Verdict> verdicts) {
    return verdicts.stream().map(Verdict::sentence).toList();
  }

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
  void the_worst_stands_first_and_the_good_last() {
    assertThat(
            Stream.of(Rating.GOOD, null, Rating.POOR, Rating.NEEDS_IMPROVEMENT)
                .map(rating -> Verdict.of(rating, "", "/"))
                .sorted(Verdict.WORST_FIRST)
                .map(Verdict::rating))
        .containsExactly(Rating.POOR, Rating.NEEDS_IMPROVEMENT, null, Rating.GOOD);
  }

  @Test
  void a_pipeline_that_is_well_says_that_nothing_was_dropped() {
    assertThat(TelemetryVerdicts.of(state(new Accounting(), 0.1, false)))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.sentence()).isEqualTo("0 events dropped");
              assertThat(verdict.rating()).isEqualTo(Rating.GOOD);
            });
  }

  @Test
  void a_pipeline_that_is_not_says_what_is_wrong() {
    Accounting accounting = new Accounting();
    accounting.dropped("full", 1_200);
    accounting.dropped("rate", 3);
    accounting.rejected("value", 1);

    assertThat(sentences(TelemetryVerdicts.of(state(accounting, 0.95, true))))
        .containsExactly(
            "1,203 events dropped, most often: full",
            "1 event rejected: value",
            "What is measured can’t be written to the database now",
            "The intake is 95.0 % full");
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
}
