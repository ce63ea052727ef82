package io.groundspeed.telemetry.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SketchTest {
  private static final double[] QUANTILES = {0.01, 0.25, 0.5, 0.75, 0.95, 0.99, 1};

  /** Distributions that occur in real measurements. */
  enum Shape {
    EXPONENTIAL,
    LOG_NORMAL,
    TWO_PEAKS,
    SMALL_SHIFTS,
    MOSTLY_ZERO,
    ALL_THE_SAME;

    DoubleSupplier values(Random random) {
      return switch (this) {
        case EXPONENTIAL -> () -> -200 * Math.log(1 - random.nextDouble());
        case LOG_NORMAL -> () -> Math.exp(6 + random.nextGaussian());
        case TWO_PEAKS -> () -> (random.nextBoolean() ? 30 : 2_500) * (1 + random.nextDouble());
        case SMALL_SHIFTS -> () -> random.nextDouble() / 50;
        case MOSTLY_ZERO -> () -> random.nextInt(4) == 0 ? random.nextDouble() : 0;
        case ALL_THE_SAME -> () -> 2_500;
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void quantiles_are_within_one_percent_of_percentile_disc(Shape shape) {
    double[] values = draw(shape, 20_000);
    Sketch sketch = sketchOf(values);

    Arrays.sort(values);
    for (double quantile : QUANTILES) {
      assertThat(sketch.quantile(quantile))
          .as("%s at %s", shape, quantile)
          .isCloseTo(percentileDisc(values, quantile), withPercentage(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void merging_parts_gives_what_counting_all_gives(Shape shape) {
    double[] values = draw(shape, 5_000);
    Sketch merged = new Sketch();
    for (int i = 0; i < values.length; i += 100) {
      merged.merge(sketchOf(Arrays.copyOfRange(values, i, i + 100)));
    }

    Sketch whole = sketchOf(values);
    assertThat(merged.count()).isEqualTo(whole.count());
    assertThat(merged.sum()).isCloseTo(whole.sum(), withPercentage(1e-9));
    assertThat(merged.min()).isEqualTo(whole.min());
    assertThat(merged.max()).isEqualTo(whole.max());
    for (double quantile : QUANTILES) {
      assertThat(merged.quantile(quantile)).isEqualTo(whole.quantile(quantile));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_binary_form_holds_everything(Shape shape) {
    Sketch sketch = sketchOf(draw(shape, 1_000));

    Sketch read = Sketch.ofBytes(sketch.toBytes());

    assertThat(read.toBytes()).isEqualTo(sketch.toBytes());
    assertThat(read.quantile(0.75)).isEqualTo(sketch.quantile(0.75));
    assertThat(read.count(Rating.GOOD)).isEqualTo(sketch.count(Rating.GOOD));
  }

  @Test
  void a_lone_value_takes_few_bytes_and_keeps_exact() {
    Sketch sketch = new Sketch();
    sketch.add(1834.2, Rating.GOOD);

    Sketch read = Sketch.ofBytes(sketch.toBytes());

    assertThat(sketch.toBytes()).hasSizeLessThanOrEqualTo(12);
    assertThat(read.quantile(0.5)).isEqualTo(1834.2);
    assertThat(read.mean()).isEqualTo(1834.2);
  }

  @Test
  void a_value_taken_out_again_leaves_no_trace_in_the_quantiles() {
    Sketch sketch = sketchOf(10, 20, 30, 40);
    sketch.add(9_000, Rating.POOR);
    sketch.add(9_000, Rating.POOR, -1);

    assertThat(sketch.count()).isEqualTo(4);
    assertThat(sketch.count(Rating.POOR)).isZero();
    assertThat(sketch.quantile(1)).isCloseTo(40, withPercentage(1));
    assertThat(sketch.max()).isCloseTo(40, withPercentage(1));
    assertThat(sketch.sum()).isEqualTo(100);
  }

  @Test
  void a_correction_may_arrive_before_what_it_corrects() {
    Sketch correction = new Sketch();
    correction.add(100, Rating.GOOD, -1);
    correction.add(5_000, Rating.POOR, 1);
    Sketch original = sketchOf(100);

    Sketch folded = Sketch.ofBytes(correction.toBytes());
    folded.merge(original);

    assertThat(folded.count()).isOne();
    assertThat(folded.quantile(0.5)).isCloseTo(5_000, withPercentage(1));
    assertThat(folded.count(Rating.GOOD)).isZero();
  }

  @Test
  void nothing_counted_is_unknown_and_not_zero() {
    Sketch sketch = new Sketch();

    assertThat(sketch.quantile(0.75)).isNaN();
    assertThat(sketch.mean()).isNaN();
    assertThat(sketch.min()).isNaN();
    assertThat(sketch.max()).isNaN();
  }

  @Test
  void what_is_no_measurement_is_refused() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Sketch().add(bad, null))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static double[] draw(Shape shape, int n) {
    DoubleSupplier values = shape.values(new Random(42));
    return java.util.stream.DoubleStream.generate(values).limit(n).toArray();
  }

  private static Sketch sketchOf(double... values) {
    Sketch sketch = new Sketch();
    for (double value : values) {
      sketch.add(value, value <= 2_500 ? Rating.GOOD : Rating.POOR);
    }
    return sketch;
  }

  /** As PostgreSQL defines it: the first value whose share reaches the quantile. */
  private static double percentileDisc(double[] sorted, double quantile) {
    return sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)];
  }

  @Test
  void counts_of_others_keep_their_exact_extremes() {
    int bucket = Sketch.bucketOf(4_730.5);

    Sketch sketch = Sketch.ofBuckets(bucket, new long[] {2}, 9_461.5, 4_730.5, 4_731);

    assertThat(sketch.min()).isEqualTo(4_730.5);
    assertThat(sketch.max()).isEqualTo(4_731);
    assertThat(sketch.mean()).isBetween(sketch.min(), sketch.max());
    assertThat(sketch.quantile(0.5)).isBetween(sketch.min(), sketch.max());
  }

  @Test
  void extremes_that_another_fetch_has_are_those_of_the_buckets() {
    int bucket = Sketch.bucketOf(100);

    Sketch sketch = Sketch.ofBuckets(bucket, new long[] {1, 0, 1}, 205, 0, 0);

    assertThat(sketch.min()).isCloseTo(100, withinPercentage(2));
    assertThat(sketch.max()).isCloseTo(104, withinPercentage(3));
  }
}
