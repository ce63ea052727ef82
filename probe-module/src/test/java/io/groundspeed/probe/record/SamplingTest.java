package io.groundspeed.probe.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SamplingTest {
  @Test
  void a_burst_between_two_fetches_is_bounded_and_still_stands_for_all_that_came() {
    Sampling sampling = new Sampling(20);

    double[] kept = weights(sampling, 100_000);

    assertThat(kept).hasSizeBetween(100, 1_500);
    assertThat(DoubleStream.of(kept).sum()).isCloseTo(100_000, within(50_000.0));
  }

  @Test
  void the_share_follows_what_came() {
    Sampling sampling = new Sampling(20);
    sampling.adapt(20_000, 10);

    assertThat(weights(sampling, 5_000)).hasSizeBetween(10, 130).containsOnly(100);
  }

  @Test
  void few_are_all_kept_and_none_where_none_are_wanted() {
    assertThat(weights(new Sampling(20), 50)).hasSize(50).containsOnly(1);
    assertThat(weights(new Sampling(0), 50)).isEmpty();
  }

  private static double[] weights(Sampling sampling, int times) {
    return DoubleStream.generate(sampling::weight).limit(times).filter(w -> w > 0).toArray();
  }
}
