package io.groundspeed.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private final TestDatabase db = TestDatabase.fresh();

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
    assertThat(plan("select ?::integer / ?").isRefused()).isFalse();
    assertThat(plan("select a from nowhere").refusal()).contains("nowhere");
    assertThat(plan("select a from nowhere").statement())
        .isEqualTo("EXPLAIN (GENERIC_PLAN) select a from nowhere;");
    assertThat(plan("vacuum item").statement()).isNull();
  }

  @Test
  void what_changes_rows_is_planned_and_not_run() {
    assertThat(plan("delete from item where id = ?").text()).contains("Delete on item");
    assertThat(plan("update item set name = ? where basket = ?").scans()).hasSize(1);
    assertThat(plan("insert into item (id, name) values (?, ?)").text()).contains("Insert on item");
    assertThat(plan("with gone as (delete from item returning id) select * from gone").text())
        .contains("Delete on item");
    assertThat(
            plan("merge into item i using (select ?::integer as id) s on i.id = s.id"
                    + " when matched then update set name = ?")
                .text())
        .contains("Merge on item");
    assertThat(db.number("SELECT count(*) FROM item WHERE name = 'x'")).isEqualTo(5_000);
  }

  @Test
  void an_open_type_is_text_and_a_wrong_one_is_left_to_postgresql() {
    db.execute("CREATE TABLE thing (key uuid, name text)");

    assertThat(plan("select name from thing where ? is null or name = ?").isRefused()).isFalse();
    // A driver can be set to send texts without a type.
    assertThat(plan("select name from thing where key = ?::varchar").text()).contains("key = $1");
  }

  @Test
  void a_plan_is_a_tree_whose_hash_ignores_costs() {
    String sql =
        "select b.id from item a join item b on b.id = a.place where a.basket = ? order by b.name";
    PlanTree before = plan(sql).tree();
    assertThat(before.nodes().get(0).label()).isEqualTo("Sort");
    assertThat(before.nodes().get(0).details()).containsExactly("Sort Key: b.name");
    assertThat(before.mostExpensive().share()).isBetween(0.3, 1.0);
    assertThat(before.nodes().stream().mapToDouble(PlanTree.Node::share).sum())
        .isBetween(0.95, 1.05);
    assertThat(before.nodes())
        .anySatisfy(node -> assertThat(node.isWholeScan()).isTrue())
        .anySatisfy(node -> assertThat(node.depth()).isGreaterThan(1));

    db.execute("INSERT INTO item SELECT i, i % 50, i, 'y' FROM generate_series(5001, 5200) AS i");
    db.execute("ANALYZE item");
    PlanTree grown = plan(sql).tree();
    assertThat(grown.cost()).isNotEqualTo(before.cost());
    assertThat(grown.hash()).isEqualTo(before.hash());

    db.execute("CREATE INDEX ON item (basket, place)");
    assertThat(plan(sql).tree().hash()).isNotEqualTo(before.hash());
  }

  @Test
  void nothing_is_run_and_nothing_stays() {
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
    try (Connection connection =
        DriverManager.getConnection(db.jdbcUrl() + "&preferQueryMode=simple")) {
      return new Planner(connection).plan(new PlannableText(text));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
