package io.groundspeed.web.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.query.QueryHistory;
import io.groundspeed.query.QueryPoint;
import io.groundspeed.query.QueryTotal;
import io.groundspeed.query.TimeBar;
import io.groundspeed.query.plan.PlanChange;
import io.groundspeed.query.plan.SeenPlan;
import io.groundspeed.shared.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange HOUR = TimeRange.parse("1h", NOON.plusSeconds(3_600));

  @Test
  void a_statement_is_broken_before_its_parts() {
    assertThat(
            StatementLines.of(
                "select a, b from t left join u on t.id = u.id join v using (id) where a is distinct"
                    + " from ? group by a order by b limit ?"))
        .isEqualTo(
            """
            select a, b
            from t
            left join u on t.id = u.id
            join v using (id)
            where a is distinct from ?
            group by a
            order by b
            limit ?""");
    assertThat(StatementLines.of("delete from t where a = ?"))
        .isEqualTo("delete from t\nwhere a = ?");
  }

  @Test
  void times_are_told_in_the_unit_that_has_digits() {
    TimesChart chart =
        new TimesChart(
            List.of(
                new TimeBar(0, 0.05, 1),
                new TimeBar(0.2, 0.5, 6),
                new TimeBar(500, 1_000, 1),
                new TimeBar(1_000, 2_000, 1),
                new TimeBar(10_000, Double.POSITIVE_INFINITY, 1)));

    assertThat(chart.getRows().stream().map(chart::label))
        .containsExactly("up to 0.05 ms", "0.2 – 0.5 ms", "500 ms – 1 s", "1 – 2 s", "over 10 s");
    assertThat(chart.getSentence())
        .isEqualTo("10 calls; most (60.0 %) took 0.2 – 0.5 ms; 3 over 100 ms.");
    assertThat(new TimesChart(List.of()).getSentence())
        .isEqualTo("The query did not run in this range.");
  }

  @Test
  void a_trend_marks_where_it_was_slower_than_before() {
    List<QueryPoint> points =
        IntStream.range(0, 8)
            .mapToObj(
                i -> new QueryPoint(NOON.plusSeconds(60L * i), i == 1 ? 0 : 2, 1, i == 7 ? 90 : 10))
            .toList();
    TrendOfQuery trend = new TrendOfQuery(HOUR, new QueryHistory(points, List.of()), List.of());

    assertThat(trend.getSentence())
        .isEqualTo(
            "p95 of the query: highest 90 ms at 12:07 UTC, over 14 calls in all; more than twice as slow"
                + " as before at 12:07 UTC.");
    assertThat(trend.isRegression(points.get(7))).isTrue();
    assertThat(trend.getRows()).hasSize(7);
    assertThat(trend.getJson()).contains("\"triangle\"", "p95 90 ms, 2 calls, slower than before");
  }

  @Test
  void a_trend_marks_where_another_plan_made_it_slower() {
    List<QueryPoint> points =
        IntStream.range(0, 4)
            .mapToObj(i -> new QueryPoint(NOON.plusSeconds(60L * i), 2, 1, 10))
            .toList();
    List<PlanChange> plans =
        List.of(planSeen("cc", 190, 10, 10), planSeen("bb", 130, 4, 10), first("aa", 70));
    TrendOfQuery trend = new TrendOfQuery(HOUR, new QueryHistory(points, List.of()), plans);

    assertThat(points.stream().map(trend::change))
        .containsExactly("–", "–", "slower with another plan", "another plan");
    assertThat(trend.getSentence())
        .endsWith(" With the plan bb, first seen at 12:02 UTC, p95 rose from 4 ms to 10 ms.");
    assertThat(trend.getJson())
        .contains("\"triangle\"", "2 calls, slower with another plan", "2 calls, another plan");
  }

  private static PlanChange planSeen(String hash, int seconds, double before, double after) {
    SeenPlan plan =
        new SeenPlan("shop", hash, "text", 1, NOON.plusSeconds(seconds), NOON.plusSeconds(900));
    return new PlanChange(plan, new QueryTotal(50, 1, before), new QueryTotal(50, 1, after), false);
  }

  private static PlanChange first(String hash, int seconds) {
    PlanChange change = planSeen(hash, seconds, 4, 10);
    return new PlanChange(change.plan(), change.before(), change.after(), true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          select u.id, u.name from users u where u.id = ? | select … from users u where u.id = ?
          select (select count(*) from b) from a          | select … from a
          select 'from' from a                            | select … from a
          select "from" from a                            | select … from a
          select extract(day from t) from a               | select … from a
          select 1                                        | select 1
          insert into a select b from c                   | insert into a select b from c
          with x as (select a from b) select c from x     | with x as (select a from b) select c from x
          """)
  void a_list_leaves_out_what_a_query_selects(String text, String brief) {
    assertThat(StatementLines.brief(text)).isEqualTo(brief);
  }

  @Test
  void a_title_is_cut_after_a_word() {
    String names = "name, ".repeat(40);

    assertThat(StatementLines.start("select 1")).isEqualTo("select 1");
    assertThat(StatementLines.start(names)).hasSizeLessThan(105).endsWith("name, …");
    assertThat(StatementLines.start("x".repeat(300))).isEqualTo("x".repeat(100) + " …");
  }
}
