package io.groundspeed.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeVerdictsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void nodes_that_live_and_have_the_time_are_not_worth_a_sentence() {
    assertThat(NodeVerdicts.of(List.of(node(Duration.ofSeconds(14), 1_900)))).isEmpty();
  }

  @Test
  void silence_is_worse_than_a_wrong_clock() {
    assertThat(
            NodeVerdicts.of(
                List.of(
                    node(Duration.ofSeconds(200), -5_000), node(Duration.ofSeconds(1), -2_500))))
        .extracting(Verdict::sentence)
        .containsExactly(
            "Node a has been silent for 3 min 20 s",
            "The database’s clock is 2.50 s behind that of node a");
    assertThat(NodeVerdicts.of(List.of(node(Duration.ZERO, 2_500))))
        .extracting(Verdict::sentence)
        .containsExactly("The database’s clock is 2.50 s ahead of that of node a");
  }

  private static NodeState node(Duration silent, double skew) {
    return new NodeState("a", NOON, NOON, silent, skew, "1", "17", null);
  }
}
