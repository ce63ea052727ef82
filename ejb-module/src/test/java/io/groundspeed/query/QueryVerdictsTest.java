package io.groundspeed.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Since;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictBoard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryVerdictsTest {
  @Test
  void slow_queries_are_one_line_and_lead_to_their_details() {
    List<Verdict> verdicts =
        QueryVerdicts.of(
            List.of(query("a", 90), query("b", 150), query("c", 2_000)),
            List.of(query("c", 1_500), query("a", 400)),
            query -> Since.at(Instant.EPOCH));

    assertThat(verdicts)
        .extracting(verdict -> verdict.rating() + ": " + verdict.sentence())
        .containsExactly(
            "POOR: A query averages 2.00 s: select c",
            "NEEDS_IMPROVEMENT: A query averages 150 ms: select b");
    Verdict worst = verdicts.get(0);
    assertThat(worst.parameters()).isEqualTo(Map.of("query", "sql:c", "deployment", "a.war"));
    assertThat(worst.measured().target()).isEqualTo("≤ 100 ms");
    assertThat(worst.measured().change()).isEqualTo(new Change("+500 ms", "+500.0 ms", false));
    assertThat(worst.since()).isEqualTo(Since.at(Instant.EPOCH));
    assertThat(verdicts.get(1).measured().change()).isNull();
    assertThat(VerdictBoard.of(verdicts).open())
        .singleElement()
        .extracting(line -> line.verdict().sentence())
        .isEqualTo("2 queries average over 100 ms; the slowest averages 2.00 s");
  }

  @Test
  void the_beginning_is_searched_for_the_slowest_only() {
    List<QueryFigures> slow =
        IntStream.rangeClosed(1, 8).mapToObj(i -> query("q" + i, 100 + i)).toList();
    List<String> searched = new ArrayList<>();

    QueryVerdicts.of(
        slow,
        List.of(),
        query -> {
          searched.add(query.hash());
          return null;
        });

    assertThat(searched).containsExactly("q8", "q7", "q6", "q5", "q4");
  }

  @Test
  void a_long_text_begins_with_what_it_reads_from_and_is_cut() {
    assertThat(of(query("x".repeat(200) + ", y from journeys where " + "z".repeat(200), 101)))
        .singleElement()
        .satisfies(
            verdict ->
                assertThat(verdict.sentence())
                    .hasSizeLessThan(130)
                    .startsWith("A query averages 101 ms: select … from journeys where zzz")
                    .endsWith("…"));
  }

  @Test
  void none_slow_and_none_at_all_are_told_apart() {
    assertThat(of(query("a", 90))).extracting(Verdict::rating).containsExactly(Rating.GOOD);
    assertThat(of())
        .extracting(Verdict::sentence)
        .containsExactly("No statements were seen in this range");
  }

  private static List<Verdict> of(QueryFigures... queries) {
    return QueryVerdicts.of(List.of(queries), List.of(), query -> null);
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
