package io.groundspeed.web.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.query.QueryCaller;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.Repeats;
import io.groundspeed.web.api.JsonBinding;
import io.groundspeed.web.queries.QueriesResource.QueryList;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueriesJsonTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void a_statement_has_its_metrics_and_callers() {
    QueryFigures statement =
        new QueryFigures(
            "sql:1f2e",
            "1f2e",
            "select 'ü' from \"order\"",
            "shop.war",
            40,
            1,
            50,
            0.5,
            1.25,
            1,
            2,
            3,
            4.5,
            80,
            List.of(
                new QueryCaller("/orders", 30, 40.5, List.of(new Repeats("GET", 10, 0.5, 3, 12))),
                new QueryCaller("nightly", 10, 9.5)),
            NOON);

    assertThat(json(statement))
        .isEqualTo(
            """
            {"queries":[{"hash":"1f2e","fingerprint":"select 'ü' from \\"order\\"",\
            "name":"sql:1f2e","deployment":"shop.war","calls":40,"errors":1,"totalMs":50.0,\
            "avgMs":1.25,"p50":1.0,"p95":2.0,"p99":3.0,"maxMs":4.5,"rows":80,\
            "lastSeen":"2026-11-22T12:00:00Z","endpoints":[\
            {"endpoint":"/orders","calls":30,"totalMs":40.5,"repeats":[\
            {"method":"GET","requests":10,"share":0.5,"median":3.0,"p95":12.0}]},\
            {"endpoint":"nightly","calls":10,"totalMs":9.5,"repeats":[]}]}]}""");
  }

  @Test
  void hash_text_and_statistics_that_are_unknown_are_null() {
    double none = Double.NaN;
    QueryFigures named =
        new QueryFigures(
            "prices",
            null,
            null,
            "shop.war",
            0,
            0,
            0,
            0,
            none,
            none,
            none,
            none,
            none,
            0,
            List.of(),
            NOON);

    assertThat(json(named))
        .isEqualTo(
            """
            {"queries":[{"hash":null,"fingerprint":null,"name":"prices","deployment":"shop.war",\
            "calls":0,"errors":0,"totalMs":0.0,"avgMs":null,"p50":null,"p95":null,"p99":null,\
            "maxMs":null,"rows":0,"lastSeen":"2026-11-22T12:00:00Z","endpoints":[]}]}""");
  }

  @Test
  void without_queries_the_list_is_empty() {
    assertThat(json()).isEqualTo("{\"queries\":[]}");
  }

  private static String json(QueryFigures... queries) {
    return new JsonBinding().getContext(QueryList.class).toJson(QueryList.of(List.of(queries)));
  }
}
