package io.groundspeed.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Since;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictBoard;
import io.groundspeed.verdict.VerdictLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointVerdictsTest {
  private static final Since SINCE = Since.at(Instant.EPOCH);

  @Test
  void endpoints_that_fail_are_one_line_the_worst_first() {
    List<Verdict> verdicts =
        of(
            List.of(
                figures("/fine", 10_000, 1, 1),
                figures("/some", 1_000, 10, 1),
                figures("/many", 500, 100, 1)),
            List.of(figures("/many", 500, 50, 1)));

    assertThat(lines(verdicts))
        .containsExactly(
            "POOR: 1.0 % of all requests failed",
            "GOOD: Requests average 1 ms",
            "POOR: GET /many failed in 20.0 % of its 500 requests",
            "NEEDS_IMPROVEMENT: GET /some failed in 1.0 % of its 1,000 requests");
    Verdict worst = verdicts.get(2);
    assertThat(worst.parameters())
        .isEqualTo(Map.of("endpoint", "/many", "method", "GET", "deployment", "a.war"));
    assertThat(worst.measured().value()).isEqualTo("20.0 %");
    assertThat(worst.measured().change())
        .isEqualTo(new Change("+10.0 points", "+10.0000 points", false));
    assertThat(worst.since()).isEqualTo(SINCE);
    assertThat(verdicts.get(3).measured().change()).isNull();
    assertThat(VerdictBoard.of(verdicts).open())
        .extracting(line -> line.verdict().sentence())
        .containsExactly(
            "2 endpoints fail in 1 % or more of their requests; the worst, GET /many, in 20.0 %",
            "1.0 % of all requests failed");
  }

  @Test
  void one_failure_of_one_request_is_not_the_worst() {
    List<Verdict> verdicts =
        of(List.of(figures("/once", 1, 1, 1), figures("/often", 100, 10, 1)), List.of());

    assertThat(VerdictBoard.of(verdicts).open())
        .filteredOn(VerdictLine::isGroup)
        .flatExtracting(VerdictLine::members)
        .extracting(Verdict::sentence)
        .containsExactly(
            "GET /often failed in 10.0 % of its 100 requests",
            "GET /once failed in 100 % of its 1 request");
  }

  @Test
  void slow_endpoints_are_one_line_unless_they_had_few_requests() {
    List<Verdict> verdicts =
        of(
            List.of(
                figures("/slow", 100, 0, 300),
                figures("/slower", 100, 0, 1_200),
                figures("/once", 9, 0, 5_000)),
            List.of());

    assertThat(lines(verdicts))
        .containsExactly(
            "GOOD: 0 % of all requests failed",
            "NEEDS_IMPROVEMENT: Requests average 933 ms",
            "POOR: GET /slower averages 1.20 s",
            "NEEDS_IMPROVEMENT: GET /slow averages 300 ms");
    assertThat(VerdictBoard.of(verdicts).open())
        .extracting(line -> line.verdict().sentence())
        .containsExactly(
            "2 endpoints average over 200 ms; the slowest, GET /slower, averages 1.20 s",
            "Requests average 933 ms");
  }

  @Test
  void without_failures_two_good_sentences_are_enough() {
    assertThat(of(List.of(figures("/fine", 10_000, 1, 1)), List.of()))
        .extracting(Verdict::rating)
        .containsExactly(Rating.GOOD, Rating.GOOD);
    assertThat(of(List.of(), List.of()))
        .extracting(Verdict::sentence)
        .containsExactly("No requests were seen in this range");
  }

  private static List<Verdict> of(List<EndpointFigures> now, List<EndpointFigures> before) {
    return EndpointVerdicts.of(now, before, (endpoint, state) -> SINCE);
  }

  private static List<String> lines(List<Verdict> verdicts) {
    return verdicts.stream().map(verdict -> verdict.rating() + ": " + verdict.sentence()).toList();
  }

  private static EndpointFigures figures(
      String template, long requests, long errors, double averageMs) {
    return new EndpointFigures(
        "a.war",
        "GET",
        template,
        requests,
        errors,
        requests * averageMs,
        1,
        averageMs,
        1,
        1,
        1,
        1,
        1);
  }
}
