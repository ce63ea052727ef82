package io.groundspeed.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.query.QueryCaller;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.Repeats;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private static final Endpoint BUSIEST = new Endpoint("a.war", "POST", "/a");

  @Test
  void all_methods_of_a_route_count_together() {
    Requests requests =
        new Requests(
            List.of(
                figures("a.war", "GET", "/a", 3),
                figures("a.war", "POST", "/a", 7),
                figures("b.war", "GET", "/a", 100)));

    RouteQuery run = requests.run(query("hash"), new QueryCaller("/a", 30, 1));
    assertThat(run.requests()).isEqualTo(10);
    assertThat(run.route()).isEqualTo(BUSIEST);
    RouteQuery job = requests.run(query("hash"), new QueryCaller("a job", 30, 1));
    assertThat(job.requests()).isZero();
    assertThat(job.route()).isNull();
  }

  @Test
  void ten_calls_per_request_are_too_many() {
    assertThat(run("hash", 99, 10).isRepeated()).isFalse();
    assertThat(run("hash", 100, 10).isRepeated()).isTrue();
    assertThat(run("hash", 100, 10).perRequest()).isEqualTo(10);
  }

  @Test
  void what_a_developer_named_and_what_no_request_ran_is_not_repeated() {
    assertThat(run(null, 100, 10).isRepeated()).isFalse();
    assertThat(run("hash", 100, 0).isRepeated()).isFalse();
    assertThat(run("hash", 100, 0).perRequest()).isNaN();
  }

  @Test
  void what_one_request_in_twenty_runs_over_and_over_is_repeated_whatever_the_average() {
    QueryCaller seldom =
        new QueryCaller(
            "/a",
            30,
            1,
            List.of(new Repeats("GET", 900, 0.01, 1, 1), new Repeats("DELETE", 20, 0.9, 14, 17)));
    RouteQuery shown =
        new RouteQuery(query("hash"), seldom, new Endpoint("a.war", "GET", "/a"), 1_000);
    RouteQuery deleting =
        new RouteQuery(query("hash"), seldom, new Endpoint("a.war", "DELETE", "/a"), 1_000);

    assertThat(shown.isRepeated()).isFalse();
    assertThat(shown.perRequest()).isEqualTo(1);
    assertThat(deleting.isRepeated()).isTrue();
    assertThat(deleting.perRequest()).isEqualTo(14);
  }

  private static RouteQuery run(String hash, long calls, long requests) {
    return new RouteQuery(query(hash), new QueryCaller("/a", calls, 1), BUSIEST, requests);
  }

  private static QueryFigures query(String hash) {
    return new QueryFigures(
        "name", hash, null, "a.war", 100, 0, 1, 1, 1, 1, 1, 1, 1, 1, List.of(), Instant.EPOCH);
  }

  private static EndpointFigures figures(
      String deployment, String method, String template, long requests) {
    return new EndpointFigures(deployment, method, template, requests, 0, 1, 1, 1, 1, 1, 1, 1, 1);
  }
}
