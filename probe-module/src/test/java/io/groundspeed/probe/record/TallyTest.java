package io.groundspeed.probe.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally(false);

  @Test
  void the_shortest_and_the_longest_are_exact() {
    tally.add(4_730_123_456L, 0, false);
    tally.add(4_790_654_321L, 0, false);

    Counts counts = tally.fetch();

    assertThat(counts.extremes()).isEqualTo(new Extremes(4_730_123_456L, 4_790_654_321L));
    assertThat(counts.calls()).isEqualTo(2);
  }

  @Test
  void each_fetch_has_its_own_extremes() {
    tally.add(9_000_000L, 0, false);
    tally.fetch();
    tally.add(2_000_000L, 1, true);

    assertThat(tally.fetch().extremes()).isEqualTo(new Extremes(2_000_000L, 2_000_000L));
    assertThat(tally.fetch().extremes()).isEqualTo(new Extremes(0, 0));
  }
}
