package io.groundspeed.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.telemetry.sketch.Sketch;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistogramBarTest {
  @ParameterizedTest
  @EnumSource(VitalMetric.class)
  void bars_are_equally_wide_on_a_logarithmic_scale_and_end_at_the_thresholds(VitalMetric metric) {
    List<HistogramBar> bars = HistogramBar.of(metric, new Sketch());

    double ratio = bars.get(2).to() / bars.get(2).from();
    assertThat(bars.subList(1, bars.size() - 1))
        .allSatisfy(bar -> assertThat(bar.to() / bar.from()).isCloseTo(ratio, offset(ratio / 1e6)));
    assertThat(bars).extracting(HistogramBar::to).contains(metric.good(), metric.poor());
    assertThat(bars.get(0).from()).isZero();
    assertThat(bars.get(bars.size() - 1).to()).isInfinite();
    for (int i = 1; i < bars.size(); i++) {
      assertThat(bars.get(i).from()).isEqualTo(bars.get(i - 1).to());
    }
  }

  @Test
  void every_value_is_in_one_bar_of_its_rating() {
    Sketch values = new Sketch();
    DoubleStream.of(0, 0, 1, 2_000, 3_000, 3_500, 9_000, 900_000)
        .forEach(value -> values.add(value, VitalMetric.LCP.rate(value)));

    List<HistogramBar> bars = HistogramBar.of(VitalMetric.LCP, values);

    assertThat(samples(bars, Rating.GOOD)).isEqualTo(4);
    assertThat(samples(bars, Rating.NEEDS_IMPROVEMENT)).isEqualTo(2);
    assertThat(samples(bars, Rating.POOR)).isEqualTo(2);
    assertThat(bars.get(0).samples()).isEqualTo(3);
    assertThat(bars.get(bars.size() - 1).samples()).isEqualTo(1);
  }

  private static long samples(List<HistogramBar> bars, Rating rating) {
    return bars.stream()
        .filter(bar -> bar.rating() == rating)
        .mapToLong(HistogramBar::samples)
        .sum();
  }
}
