package io.groundspeed.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Since;
import io.groundspeed.verdict.Target;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictBoard;
import io.groundspeed.verdict.VerdictLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VitalsVerdictsTest {
  private static final VisitGroup MOBILE = new VisitGroup(false, "mobile");
  private static final VisitGroup PAGE = new VisitGroup(true, "/a");

  @Test
  void each_metric_has_a_sentence_with_its_value_target_change_and_beginning() {
    List<Verdict> verdicts =
        of(
            Map.of(
                MOBILE,
                List.of(
                    summary(VitalMetric.LCP, 100, 2_900, Rating.NEEDS_IMPROVEMENT),
                    summary(VitalMetric.CLS, 100, 0.05, Rating.GOOD),
                    summary(VitalMetric.FCP, 500, 900, Rating.GOOD),
                    summary(VitalMetric.INP, 99, 900, null),
                    summary(VitalMetric.FID, 0, Double.NaN, null))),
            Map.of(MOBILE, List.of(summary(VitalMetric.LCP, 100, 2_000, Rating.GOOD))));

    assertThat(sentences(verdicts))
        .containsExactly(
            "LCP at p75 is 2.90 s on mobile: needs improvement",
            "CLS at p75 is 0.05 on mobile: good",
            "FCP at p75 is 900 ms on mobile: good",
            "Not enough data on mobile for INP: a rating takes 100 samples");
    Verdict lcp = verdicts.get(0);
    assertThat(lcp.measured().value()).isEqualTo("2.90 s");
    assertThat(lcp.measured().target()).isEqualTo("≤ 2.5 s");
    assertThat(lcp.measured().change()).isEqualTo(new Change("+900 ms", "+900.0 ms", false));
    assertThat(lcp.since()).isEqualTo(Since.at(Instant.EPOCH));
    assertThat(lcp.parameters()).isEqualTo(Map.of("device", "mobile", "metric", "LCP"));
  }

  @Test
  void metrics_of_one_page_are_one_line_and_its_good_ones_need_none() {
    List<Verdict> verdicts =
        of(
            Map.of(
                PAGE,
                List.of(
                    summary(VitalMetric.LCP, 100, 2_900, Rating.NEEDS_IMPROVEMENT),
                    summary(VitalMetric.CLS, 100, 0.4, Rating.POOR),
                    summary(VitalMetric.FCP, 500, 900, Rating.GOOD))),
            Map.of());

    VerdictLine line = VerdictBoard.of(verdicts).open().get(0);
    assertThat(verdicts).hasSize(2);
    assertThat(line.verdict().sentence())
        .isEqualTo("2 metrics on /a are not good: CLS 0.40, LCP 2.90 s");
    assertThat(line.verdict().parameters()).isEqualTo(Map.of("page", "/a"));
    assertThat(line.verdict().measured().change()).isNull();
  }

  @Test
  void without_a_visit_there_is_nothing_to_judge() {
    assertThat(of(Map.of(), Map.of())).extracting(Verdict::rating).containsExactly((Rating) null);
  }

  private static List<Verdict> of(
      Map<VisitGroup, List<VitalSummary>> now, Map<VisitGroup, List<VitalSummary>> before) {
    return VitalsVerdicts.of(
        now,
        group -> before.getOrDefault(group, List.of()),
        (group, metric) -> Since.at(Instant.EPOCH));
  }

  @Test
  void a_target_is_met_below_it_and_unknown_with_few_samples() {
    Target met = VitalsTargets.target(summary(VitalMetric.LCP, 100, 2_499, Rating.GOOD));
    Target missed =
        VitalsTargets.target(summary(VitalMetric.CLS, 100, 0.11, Rating.NEEDS_IMPROVEMENT));
    Target unknown = VitalsTargets.target(summary(VitalMetric.FID, 99, 1, null));

    assertThat(met)
        .isEqualTo(new Target("LCP at p75", "< 2.5 s", "2.50 s", "2,499.0 ms", true, met.place()));
    assertThat(missed.state()).isEqualTo("not met");
    assertThat(unknown.value()).isNull();
    assertThat(unknown.state()).isEqualTo("not measured yet");
  }

  private static VitalSummary summary(VitalMetric metric, long samples, double p75, Rating rating) {
    return new VitalSummary(metric, samples, p75, p75, p75, p75, p75, rating, 0, 0, 0);
  }

  private static List<String> sentences(List<Verdict> verdicts) {
    return verdicts.stream().map(Verdict::sentence).toList();
  }
}
