package io.groundspeed.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlansTest {
  private final TestDatabase db = TestDatabase.fresh();
  private final Plans plans = new Plans(db.dataSource());

  @BeforeEach
  void fill() {
    db.execute(
        """
        CREATE TABLE item AS
        SELECT i AS id, i % 50 AS basket, i AS place, 'x' AS name FROM generate_series(1, 5000) AS i;
        CREATE INDEX ON item (id);
        ANALYZE item;
        """);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_plan_tells_which_table_is_read_whole_and_by_which_columns_its_rows_are_kept() {
    QueryPlan plan = plan("select name from item i where i.place > ? and i.basket = ?");

    assertThat(plan.isRefused()).isFalse();
    assertThat(plan.text()).contains("Seq Scan on item").doesNotContain("actual");
    assertThat(plan.statement())
        .isEqualTo(
            "EXPLAIN (GENERIC_PLAN) select name from item i where i.place > $1 and i.basket = $2;");
    assertThat(plan.tables())
        .containsExactly(
            new TableFacts(
                "public.item",
                5_000,
                false,
                Set.of("id", "basket", "place", "name"),
                Set.of("id")));
    assertThat(plan.scans())
        .singleElement()
        .satisfies(scan -> assertThat(scan.columns()).containsExactly("basket", "place"))
        .satisfies(scan -> assertThat(scan.kept()).isBetween(20.0, 60.0));
  }

  @Test
  void a_scan_by_an_index_and_one_without_a_condition_keep_nothing_back() {
    assertThat(plan("select name from item where id = ?").scans()).isEmpty();
    assertThat(plan("select name from item").scans()).isEmpty();
    assertThat(plan("select name from item where basket = ? or place = ?").scans())
        .allSatisfy(scan -> assertThat(scan.columns()).isEmpty());
  }

  @Test
  void a_partition_leads_to_the_whole_table() {
    QueryPlan plan =
        plan("select id from groundspeed.api_performance where method = ? and status_code < ?");

    assertThat(plan.tables())
        .singleElement()
        .satisfies(table -> assertThat(table.name()).isEqualTo("groundspeed.api_performance"))
        .satisfies(table -> assertThat(table.partitioned()).isTrue());
  }

  @Test
  void a_table_that_nobody_looked_at_is_unknown() {
    db.execute("CREATE TABLE fresh (id int)");

    assertThat(plan("select id from fresh").tables())
        .singleElement()
        .satisfies(table -> assertThat(table.isUnknown()).isTrue());
  }

  @Test
  void what_postgresql_cannot_plan_is_refused_in_its_words() {
    assertThat(plan("select ? / ?").refusal()).contains("without its values", "not unique");
    assertThat(plan("select a from nowhere").refusal()).contains("nowhere");
    assertThat(plan("select a from nowhere").statement())
        .isEqualTo("EXPLAIN (GENERIC_PLAN) select a from nowhere;");
    assertThat(plan("delete from item").statement()).isNull();
  }

  @Test
  void nothing_is_run_and_nothing_stays() throws SQLException {
    db.execute(
        """
        CREATE TABLE note (text text);
        CREATE FUNCTION note_it() RETURNS integer LANGUAGE plpgsql
            AS 'BEGIN INSERT INTO note VALUES (''planned''); RETURN 1; END';
        CREATE FUNCTION writes() RETURNS integer LANGUAGE plpgsql IMMUTABLE
            AS 'BEGIN RETURN note_it(); END';
        """);

    // An immutable function is called during planning. Even then nothing is written.
    assertThat(plan("select name from item where id = writes()").refusal()).contains("read-only");

    assertThat(db.number("SELECT count(*) FROM note")).isZero();
    try (Connection connection = db.dataSource().getConnection()) {
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void a_locked_table_is_not_waited_for() throws SQLException {
    try (Connection other = db.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("LOCK TABLE item IN ACCESS EXCLUSIVE MODE");

      assertThat(plan("select name from item where id = ?").refusal())
          .isEqualTo("One of its tables is locked now.");
    }
  }

  private QueryPlan plan(String text) {
    return plans.plan(new PlannableText(text));
  }
}
