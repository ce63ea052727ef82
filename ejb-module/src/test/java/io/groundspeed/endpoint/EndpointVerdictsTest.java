package io.groundspeed.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointVerdictsTest {
  @Test
  void routes_that_fail_have_a_sentence_each_the_most_failures_first() {
    List<Verdict> verdicts =
        EndpointVerdicts.of(
            List.of(
                figures("/fine", 10_000, 1),
                figures("/some", 1_000, 10),
                figures("/many", 500, 100)));

    assertThat(verdicts)
        .extracting(Verdict::sentence, Verdict::rating)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1.0 % of all requests failed", Rating.POOR),
            org.assertj.core.groups.Tuple.tuple(
                "GET /many failed in 20.0 % of its 500 requests", Rating.POOR),
            org.assertj.core.groups.Tuple.tuple(
                "GET /some failed in 1.0 % of its 1,000 requests", Rating.NEEDS_IMPROVEMENT));
    assertThat(verdicts.get(1).parameters())
        .isEqualTo(Map.of("endpoint", "/many", "method", "GET", "deployment", "a.war"));
  }

  @Test
  void without_failures_one_good_sentence_is_enough() {
    assertThat(EndpointVerdicts.of(List.of(figures("/fine", 10_000, 1))))
        .extracting(Verdict::rating)
        .containsExactly(Rating.GOOD);
    assertThat(EndpointVerdicts.of(List.of()))
        .extracting(Verdict::sentence)
        .containsExactly("No requests were seen in this range");
  }

  private static EndpointFigures figures(String template, long requests, long errors) {
    return new EndpointFigures("a.war", "GET", template, requests, errors, 1, 1, 1, 1, 1, 1, 1, 1);
  }
}
