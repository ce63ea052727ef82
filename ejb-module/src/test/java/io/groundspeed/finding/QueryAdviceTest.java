package io.groundspeed.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.query.QueryCaller;
import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.plan.QueryPlan;
import io.groundspeed.query.plan.TableFacts;
import io.groundspeed.query.plan.WholeScan;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryAdviceTest {
  private static final String TEXT = "select a from t where b = ? and c = ?";

  @Test
  void a_statement_that_runs_for_each_of_many_is_written_for_all_of_them() {
    QueryFigures query = query(TEXT, 200, 200, 0);
    RouteQuery run = new RouteQuery(query, new QueryCaller("/a", 200, 1), null, 10);

    assertThat(QueryAdvice.of(new QueryRuns(List.of(query), List.of(run))))
        .containsExactly(
            new Recommendation(
                "Ask once for all of them: by a join, or by = ANY (?) with an array of keys.",
                "A request of /a runs it 20.0 times on average: 200 calls, 10 requests.",
                "select a from t where b = any (?) and c = ?"));
  }

  @Test
  void many_rows_without_a_limit_want_one_and_too_many_with_one_want_fewer() {
    assertThat(only(query(TEXT, 10, 1_000, 0)).sql()).isEqualTo(TEXT + " limit ?");
    assertThat(only(query(TEXT, 10, 1_000, 0)).basis()).startsWith("It returns 100 rows per call");
    assertThat(only(query(TEXT + " limit ?", 10, 10_000, 0)).basis())
        .contains("1,000 rows", "in spite of its limit");
    assertThat(advice(query(TEXT, 10, 990, 0))).isEmpty();
    assertThat(advice(query(TEXT + " fetch first ? rows only", 10, 5_000, 0))).isEmpty();
    assertThat(advice(query("update t set a = ?", 1, 10_000, 0))).isEmpty();
  }

  @Test
  void failures_are_shown_where_they_can_be_looked_up() {
    Recommendation failures = only(query(TEXT, 1_200, 0, 30));

    assertThat(failures.basis()).isEqualTo("30 of 1,200 calls failed.");
    assertThat(failures.sql()).contains("query_name = 'sql:hash'", "LIMIT 20");
  }

  @Test
  void a_large_table_that_is_read_for_a_few_rows_wants_an_index() {
    TableFacts table = table(50_000, false, Set.of("id"));

    assertThat(advice(new WholeScan(table, 12, "(t.b = $1)", List.of("b", "Odd"))))
        .containsExactly(
            new Recommendation(
                "Try an index of public.t on (b, \"Odd\").",
                "The plan reads the whole table, about 50,000 rows, to keep about 12 by the"
                    + " condition (t.b = $1), and no index begins with b.",
                "CREATE INDEX CONCURRENTLY ON public.t (b, \"Odd\");"));
  }

  @Test
  void an_index_is_not_wanted_for_few_rows_or_most_of_them_or_where_there_is_one() {
    List<String> b = List.of("b");

    assertThat(advice(new WholeScan(table(900, false, Set.of()), 1, "", b))).isEmpty();
    assertThat(advice(new WholeScan(table(50_000, false, Set.of()), 20_000, "", b))).isEmpty();
    assertThat(advice(new WholeScan(table(50_000, false, Set.of("b")), 12, "", b))).isEmpty();
    assertThat(advice(new WholeScan(table(50_000, false, Set.of()), 12, "", List.of()))).isEmpty();
  }

  @Test
  void partitions_are_indexed_with_their_table_and_unknown_tables_are_looked_at() {
    WholeScan scan = new WholeScan(table(50_000, true, Set.of()), 12, "", List.of("b"));
    assertThat(advice(scan, scan))
        .extracting(Recommendation::sql)
        .containsExactly("CREATE INDEX ON public.t (b);");

    TableFacts unknown = table(-1, false, Set.of());
    assertThat(QueryAdvice.of(new QueryPlan(null, "", "", null, List.of(unknown), List.of())))
        .extracting(Recommendation::sql)
        .containsExactly("ANALYZE public.t;");
  }

  private static List<Recommendation> advice(WholeScan... scans) {
    return QueryAdvice.of(new QueryPlan(null, "", "", null, List.of(), List.of(scans)));
  }

  private static List<Recommendation> advice(QueryFigures query) {
    return QueryAdvice.of(new QueryRuns(List.of(query), List.of()));
  }

  private static Recommendation only(QueryFigures query) {
    assertThat(advice(query)).hasSize(1);
    return advice(query).get(0);
  }

  private static TableFacts table(double rows, boolean partitioned, Set<String> indexed) {
    return new TableFacts("public.t", rows, partitioned, Set.of("id", "b", "Odd"), indexed);
  }

  private static QueryFigures query(String text, long calls, long rows, long errors) {
    return new QueryFigures(
        "sql:hash",
        "hash",
        text,
        "a.war",
        calls,
        errors,
        1,
        1,
        1,
        1,
        1,
        1,
        1,
        rows,
        List.of(),
        Instant.EPOCH);
  }
}
