package io.groundspeed.telemetry.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
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

  @Test
  void a_weight_counts_a_value_as_often() {
    Sketch weighted = new Sketch();
    weighted.add(30, Rating.POOR, 3);
    weighted.add(0, null, 2);
    weighted.add(7, Rating.GOOD, 1);

    assertThat(weighted.count()).isEqualTo(6);
    assertThat(weighted.sum()).isEqualTo(97);
    assertThat(weighted.mean()).isCloseTo(97 / 6.0, withPercentage(1e-9));
    assertThat(weighted.count(Rating.POOR)).isEqualTo(3);
    assertThat(weighted.count(Rating.GOOD)).isEqualTo(1);
    assertThat(weighted.count(Rating.NEEDS_IMPROVEMENT)).isZero();
    assertThat(weighted.quantile(2 / 6.0)).isZero();
    assertThat(weighted.quantile(3 / 6.0)).isCloseTo(7, within(0.07));
    assertThat(weighted.quantile(4 / 6.0)).isCloseTo(30, within(0.3));
  }

  @Test
  void a_removed_value_does_not_extend_the_extremes() {
    Sketch correction = new Sketch();
    correction.add(500, null, 1);
    correction.add(1, null, -1);
    correction.add(9_000, null, -1);
    correction.add(400, null, 2);

    assertThat(correction.min()).isEqualTo(400);
    assertThat(correction.max()).isEqualTo(500);
    assertThat(correction.count()).isOne();
    assertThat(correction.sum()).isEqualTo(500 - 1 - 9_000 + 800);
  }

  @Test
  void zeros_have_a_separate_bucket() {
    Sketch sketch = new Sketch();
    sketch.add(0, null);
    sketch.add(1e-6, null);

    assertThat(sketch.min()).isZero();
    assertThat(sketch.max()).isEqualTo(1e-6);
    assertThat(sketch.quantile(1)).isZero();
    assertThat(sketch.countBetween(-1, 1e9)).isEqualTo(2);
    assertThat(sketch.countBetween(0, 1e9)).isZero();
  }

  @Test
  void counts_between_bounds_include_the_upper_one() {
    Sketch sketch = sketchOf(1, 10, 10, 100, 1_000);

    assertThat(sketch.countBetween(5, 500)).isEqualTo(3);
    assertThat(sketch.countBetween(-1, 5)).isEqualTo(1);
    assertThat(sketch.countBetween(500, 5_000)).isEqualTo(1);
    assertThat(sketch.countBetween(11, 90)).isZero();
  }

  @Test
  void parts_far_apart_merge_in_either_order() {
    Sketch low = sketchOf(0.001, 0.002);
    Sketch high = sketchOf(50_000, 60_000, 70_000);
    Sketch lowFirst = sketchOf();
    lowFirst.merge(low);
    lowFirst.merge(high);
    Sketch highFirst = sketchOf();
    highFirst.merge(high);
    highFirst.merge(low);

    for (Sketch merged : new Sketch[] {lowFirst, highFirst}) {
      assertThat(merged.count()).isEqualTo(5);
      assertThat(merged.countBetween(0, 1)).isEqualTo(2);
      assertThat(merged.countBetween(40_000, 80_000)).isEqualTo(3);
      assertThat(merged.quantile(0.4)).isCloseTo(0.002, withPercentage(1));
      assertThat(merged.quantile(0.41)).isCloseTo(50_000, withPercentage(1));
    }
  }

  @Test
  void the_binary_form_of_what_is_not_rated_has_no_place_for_ratings() {
    Sketch rated = new Sketch();
    Sketch unrated = new Sketch();
    for (double value : new double[] {0, 3, 300}) {
      rated.add(value, Rating.NEEDS_IMPROVEMENT);
      unrated.add(value, null);
    }

    Sketch read = Sketch.ofBytes(rated.toBytes());

    assertThat(unrated.toBytes()).hasSize(rated.toBytes().length - Rating.values().length);
    assertThat(read.count(Rating.NEEDS_IMPROVEMENT)).isEqualTo(3);
    assertThat(read.count(Rating.GOOD)).isZero();
    assertThat(read.min()).isZero();
    assertThat(read.max()).isEqualTo(300);
    assertThat(read.sum()).isEqualTo(303);
  }

  @Test
  void a_total_has_a_sum_and_no_values() {
    Sketch read = Sketch.ofBytes(Sketch.ofTotal(12.5).toBytes());

    assertThat(read.sum()).isEqualTo(12.5);
    assertThat(read.count()).isZero();
    assertThat(read.max()).isNaN();
  }

  @Test
  void no_buckets_of_others_are_an_empty_sketch() {
    Sketch sketch = Sketch.ofBuckets(7, new long[0], 0, 0, 0);

    assertThat(sketch.count()).isZero();
    assertThat(sketch.min()).isNaN();
  }
}
