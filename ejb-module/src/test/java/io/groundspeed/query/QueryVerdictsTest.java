package io.groundspeed.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryVerdictsTest {
  @Test
  void the_slowest_have_a_sentence_each_and_lead_to_their_details() {
    List<Verdict> verdicts =
        QueryVerdicts.of(List.of(query("a", 90), query("b", 150), query("c", 2_000)));

    assertThat(verdicts)
        .extracting(Verdict::sentence)
        .containsExactly(
            "2 queries average over 100 ms",
            "2.00 s on average, over 100 ms: select c",
            "150 ms on average, over 100 ms: select b");
    assertThat(verdicts)
        .extracting(Verdict::rating)
        .containsExactly(Rating.NEEDS_IMPROVEMENT, Rating.POOR, Rating.NEEDS_IMPROVEMENT);
    assertThat(verdicts.get(1).parameters())
        .containsEntry("query", "sql:c")
        .containsEntry("deployment", "a.war");
  }

  @Test
  void one_slow_query_is_one_sentence_and_a_long_text_is_cut() {
    assertThat(QueryVerdicts.of(List.of(query("x".repeat(200), 101))))
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.sentence()).hasSizeLessThan(130).endsWith("…"));
  }

  @Test
  void none_slow_and_none_at_all_are_told_apart() {
    assertThat(QueryVerdicts.of(List.of(query("a", 90))))
        .extracting(Verdict::rating)
        .containsExactly(Rating.GOOD);
    assertThat(QueryVerdicts.of(List.of()))
        .extracting(Verdict::sentence)
        .containsExactly("No statements were seen in this range");
  }

  private static QueryFigures query(String name, double average) {
    return new QueryFigures(
        "sql:" + name,
        name,
        "select " + name,
        "a.war",
        1,
        0,
        average,
        1,
        average,
        1,
        1,
        1,
        1,
        1,
        List.of(),
        Instant.EPOCH);
  }
}
