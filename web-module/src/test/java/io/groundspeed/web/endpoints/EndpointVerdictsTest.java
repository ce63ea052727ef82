package io.groundspeed.web.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.finding.RouteQuery;
import io.groundspeed.query.QueryCaller;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.telemetry.Rating;
import io.groundspeed.web.overview.Verdict;
import java.time.Instant;
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

  @Test
  void what_is_repeated_leads_to_its_route() {
    QueryFigures query =
        new QueryFigures(
            "sql:h",
            "h",
            "select ?",
            "a.war",
            200,
            0,
            1,
            1,
            1,
            1,
            1,
            1,
            1,
            1,
            List.of(),
            Instant.EPOCH);
    RouteQuery run =
        new RouteQuery(
            query, new QueryCaller("/a", 200, 1), new Endpoint("a.war", "GET", "/a"), 10);

    assertThat(RepeatedVerdicts.of(List.of(run, run, run, run)))
        .hasSize(3)
        .first()
        .satisfies(
            verdict -> {
              assertThat(verdict.sentence())
                  .isEqualTo("N+1: GET /a runs one statement 20.0 times per request");
              assertThat(verdict.parameters()).containsEntry("endpoint", "/a");
            });
  }

  private static EndpointFigures figures(String template, long requests, long errors) {
    return new EndpointFigures("a.war", "GET", template, requests, errors, 1, 1, 1, 1, 1, 1, 1, 1);
  }
}
