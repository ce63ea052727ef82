package io.groundspeed.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.query.QueryCaller;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.VerdictBoard;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedVerdictsTest {
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

    RouteQuery before =
        new RouteQuery(
            query, new QueryCaller("/a", 250, 1), new Endpoint("a.war", "GET", "/a"), 10);

    assertThat(RepeatedVerdicts.of(List.of(run), List.of(before)))
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.sentence())
                  .isEqualTo("N+1: GET /a runs one statement 20.0 times per request");
              assertThat(verdict.parameters()).containsEntry("endpoint", "/a");
              assertThat(verdict.measured().value()).isEqualTo("20.0");
              assertThat(verdict.measured().change()).isEqualTo(new Change("−5.0", "−5.000", true));
            });
    assertThat(VerdictBoard.of(RepeatedVerdicts.of(List.of(run, run, run), List.of())).open())
        .extracting(line -> line.verdict().sentence())
        .containsExactly(
            "N+1: 3 statements run repeatedly within a request; GET /a runs one 20.0 times");
  }
}
