package io.groundspeed.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Since;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeVerdictsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange HOUR = TimeRange.parse("1h", NOON);

  @Test
  void nodes_that_are_alive_with_the_right_time_are_fine() {
    assertThat(of(HOUR, node(Duration.ofSeconds(14), 1_900)))
        .extracting(Verdict::rating)
        .containsExactly(Rating.GOOD);
  }

  @Test
  void silence_is_worse_than_a_wrong_clock() {
    List<Verdict> verdicts =
        of(HOUR, node(Duration.ofSeconds(200), -5_000), node(Duration.ofSeconds(1), -2_500));

    assertThat(verdicts)
        .extracting(Verdict::sentence)
        .containsExactly(
            "Node a has been silent for 3 min 20 s",
            "The database’s clock is 2.50 s behind that of node a");
    assertThat(verdicts.get(0).since()).isEqualTo(Since.at(NOON.minusSeconds(200)));
    assertThat(of(HOUR, node(Duration.ZERO, 2_500)))
        .extracting(Verdict::sentence)
        .containsExactly("The database’s clock is 2.50 s ahead of that of node a");
  }

  @Test
  void several_silent_nodes_are_one_line() {
    assertThat(
            VerdictBoard.of(
                    of(HOUR, node(Duration.ofSeconds(200), 0), node(Duration.ofSeconds(100), 0)))
                .open())
        .extracting(line -> line.verdict().sentence())
        .containsExactly("2 nodes are silent; the longest silence is 3 min 20 s");
  }

  @Test
  void a_range_that_ended_before_is_not_about_the_present() {
    TimeRange past = HOUR.before();

    assertThat(of(past, node(Duration.ofSeconds(200), 0), node(Duration.ZERO, 9_000))).isEmpty();
    assertThat(of(past, node(Duration.ofHours(1).plusMinutes(5), 0))).hasSize(1);
  }

  private static List<Verdict> of(TimeRange range, NodeState... nodes) {
    return NodeVerdicts.of(List.of(nodes), range, NOON);
  }

  private static NodeState node(Duration silent, double skew) {
    return new NodeState("a", NOON, NOON.minus(silent), silent, skew, "1", "17", null);
  }
}
