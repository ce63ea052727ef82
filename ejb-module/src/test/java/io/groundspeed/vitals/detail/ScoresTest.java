package io.groundspeed.vitals.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalSummary;
import io.groundspeed.vitals.detail.MetricDetail.Change;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScoresTest {
  @ParameterizedTest
  @EnumSource(VitalMetric.class)
  void the_thresholds_are_90_and_50(VitalMetric metric) {
    assertThat(Scores.of(metric, metric.good())).isCloseTo(90, offset(0.001));
    assertThat(Scores.of(metric, metric.poor())).isCloseTo(50, offset(0.001));
    assertThat(Scores.of(metric, 0)).isEqualTo(100);
    assertThat(Scores.of(metric, metric.highest())).isCloseTo(0, offset(0.01));
    assertThat(Scores.of(metric, Double.NaN)).isNaN();
  }

  /** From the log-normal distribution itself: the share that is above the value. */
  @ParameterizedTest
  @CsvSource({"LCP, 1200, 99.945", "LCP, 6000, 13.446", "INP, 100, 98.781", "CLS, 0.5, 16.616"})
  void values_between_and_beyond_are_on_the_curve(VitalMetric metric, double value, double score) {
    assertThat(Scores.of(metric, value)).isCloseTo(score, offset(0.01));
  }

  @Test
  void a_page_is_the_weighted_mean_of_its_metrics() {
    double score =
        Scores.of(
            List.of(
                summary(VitalMetric.LCP, 100, 2_500),
                summary(VitalMetric.CLS, 100, 0.25),
                summary(VitalMetric.FID, 100, 300)));

    assertThat(score).isCloseTo((0.25 * 90 + 0.25 * 50) / 0.5, offset(0.01));
  }

  @Test
  void too_few_samples_do_not_count() {
    assertThat(
            Scores.of(
                List.of(summary(VitalMetric.LCP, 99, 10_000), summary(VitalMetric.INP, 100, 200))))
        .isCloseTo(90, offset(0.01));
    assertThat(Scores.of(List.of(summary(VitalMetric.LCP, 99, 1)))).isNaN();
  }

  @Test
  void the_weights_are_a_whole() {
    double all = 0;
    for (VitalMetric metric : VitalMetric.values()) {
      all += Scores.weight(metric);
    }
    assertThat(all).isCloseTo(1, offset(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 1000, 100, 1100, WORSE, 0.1",
    "100, 1000, 100, 900, BETTER, -0.1",
    "100, 1000, 100, 1040, SAME, 0.04",
    "100, 0, 100, 0, SAME, 0",
    "100, 0, 100, 5, WORSE, Infinity",
    "99, 1000, 100, 2000, UNKNOWN, NaN",
    "100, 1000, 99, 2000, UNKNOWN, NaN"
  })
  void a_change_is_that_of_the_75th_percentile(
      long samplesBefore, double before, long samples, double now, Change change, double size) {
    MetricDetail detail =
        new MetricDetail(
            summary(VitalMetric.LCP, samples, now),
            summary(VitalMetric.LCP, samplesBefore, before));

    assertThat(detail.change()).isEqualTo(change);
    if (Double.isFinite(size)) {
      assertThat(detail.difference()).isCloseTo(size, offset(1e-9));
    } else {
      assertThat(detail.difference()).isEqualTo(Double.valueOf(size));
    }
  }

  @Test
  void a_score_is_rated_as_lighthouse_rates_it() {
    assertThat(new Scorecard(90, 0, List.of()).rating()).isEqualTo(Rating.GOOD);
    assertThat(new Scorecard(89.9, 0, List.of()).rating()).isEqualTo(Rating.NEEDS_IMPROVEMENT);
    assertThat(new Scorecard(49.9, 0, List.of()).rating()).isEqualTo(Rating.POOR);
    assertThat(new Scorecard(Double.NaN, 0, List.of()).rating()).isNull();
  }

  private static VitalSummary summary(VitalMetric metric, long samples, double p75) {
    return new VitalSummary(metric, samples, p75, p75, p75, p75, p75, null, 0, 0, 0);
  }
}
