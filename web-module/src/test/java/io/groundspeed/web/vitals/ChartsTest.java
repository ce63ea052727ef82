package io.groundspeed.web.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.vitals.HistogramBar;
import io.groundspeed.vitals.TrendPoint;
import io.groundspeed.vitals.VitalMetric;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange RANGE = TimeRange.parse("1h", NOON.plusSeconds(3_600));

  private static final List<TrendPoint> POINTS =
      List.of(
          new TrendPoint(NOON, 1_000, 10),
          new TrendPoint(NOON.plusSeconds(60), Double.NaN, 0),
          new TrendPoint(NOON.plusSeconds(120), 3_000, 20));

  @Test
  void a_trend_has_a_sentence_and_rows_of_what_is_known() {
    TrendChart chart = new TrendChart(VitalMetric.LCP, RANGE, POINTS);

    assertThat(chart.getSentence())
        .isEqualTo(
            "p75 of LCP: highest 3.00 s at 12:02 UTC, lowest 1.00 s at 12:00 UTC; 1 of 2 points above"
                + " good (2.5 s).");
    assertThat(chart.getRows()).containsExactly(POINTS.get(2), POINTS.get(0));
    assertThat(chart.getJson()).contains("\"data\":[1000.0,null,3000.0]", "\"good\":2500.0");
  }

  @Test
  void a_trend_of_nothing_says_so() {
    TrendChart chart = new TrendChart(VitalMetric.CLS, RANGE, List.of(POINTS.get(1)));

    assertThat(chart.getSentence()).isEqualTo("No samples of CLS in this range.");
    assertThat(Sparkline.path(List.of(POINTS.get(1)))).isEmpty();
  }

  @Test
  void a_small_trend_is_interrupted_where_nobody_came() {
    assertThat(Sparkline.path(POINTS)).isEqualTo("M0.0 22.5h0.1M96.0 1.5h0.1");
  }

  @Test
  void a_distribution_has_a_sentence_and_shares() {
    Distribution distribution =
        new Distribution(
            VitalMetric.LCP,
            List.of(
                new HistogramBar(0, 250, 3, Rating.GOOD),
                new HistogramBar(250, 500, 0, Rating.GOOD),
                new HistogramBar(5_750, Double.POSITIVE_INFINITY, 1, Rating.POOR)));

    assertThat(distribution.getSentence())
        .isEqualTo("Distribution of LCP: most samples (75.0 %) lie in 0 ms – 250 ms.");
    assertThat(distribution.getRows()).hasSize(2);
    assertThat(distribution.label(distribution.getRows().get(1))).isEqualTo("> 5.75 s");
    assertThat(distribution.getJson()).contains("\"--fill-good\"", "\"--fill-poor\"");
  }

  @Test
  void what_caused_a_value_is_written_in_words() {
    assertThat(Attribution.words("{\"element\": \"h1\", \"delay\": 12}"))
        .isEqualTo("element: h1, delay: 12");
    assertThat(Attribution.words("not json")).isEqualTo("not json");
    assertThat(Attribution.words(null)).isNull();
  }
}
