package io.groundspeed.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.sketch.Rating;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void the_worst_stands_first_and_the_good_last() {
    assertThat(
            Stream.of(Rating.GOOD, null, Rating.POOR, Rating.NEEDS_IMPROVEMENT)
                .map(rating -> Verdict.of(rating, "", "/"))
                .sorted(Verdict.WORST_FIRST)
                .map(Verdict::rating))
        .containsExactly(Rating.POOR, Rating.NEEDS_IMPROVEMENT, null, Rating.GOOD);
  }
}
