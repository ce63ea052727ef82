package io.groundspeed.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.query.QueryTotal;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanHistoryTest {
  private static final String WHOLE =
      """
      [{"Plan": {"Node Type": "Seq Scan", "Schema": "public", "Relation Name": "t", "Alias": "t",
                 "Total Cost": %d, "Plan Rows": 5, "Filter": "(t.a = $1)"}}]
      """;
  private static final String BY_INDEX =
      """
      [{"Plan": {"Node Type": "Index Scan", "Schema": "public", "Relation Name": "t", "Alias": "t",
                 "Index Name": "t_a", "Total Cost": 8, "Plan Rows": 5,
                 "Index Cond": "(t.a = $1)"}}]
      """;

  private final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);

  @AfterEach
  void close() {
    entities.close();
    db.close();
  }

  @Test
  void a_plan_is_kept_once_with_its_first_and_last_time() {
    seen("db:5432/shop", WHOLE.formatted(100));
    seen("db:5432/shop", WHOLE.formatted(140));
    seen("db:5432/shop", BY_INDEX);
    seen("db:5432/other", BY_INDEX);
    entities.inTransaction(
        unit ->
            new PlanHistory(unit).seen("aa", "db:5432/shop", QueryPlan.refused("locked", null)));

    List<SeenPlan> plans = plans("aa");

    assertThat(plans)
        .extracting(SeenPlan::database)
        .containsExactly("db:5432/other", "db:5432/shop", "db:5432/shop");
    assertThat(plans.get(2).cost()).isEqualTo(140);
    assertThat(plans.get(2).lastSeenAt()).isAfter(plans.get(2).firstSeenAt());
    assertThat(plans("bb")).isEmpty();
  }

  private List<SeenPlan> plans(String query) {
    return entities.fromTransaction(unit -> new PlanHistory(unit).of(query));
  }

  private void seen(String database, String json) {
    PlanTree tree = PlanTree.parse(json);
    QueryPlan plan = new QueryPlan(null, "", "the text", tree, List.of(), List.of());
    entities.inTransaction(unit -> new PlanHistory(unit).seen("aa", database, plan));
  }

  @Test
  void a_plan_is_slower_if_the_statement_clearly_is() {
    assertThat(change(100, 10, 100, 20, false).isSlower()).isTrue();
    assertThat(change(100, 10, 100, 14, false).isSlower()).isFalse();
    assertThat(change(100, 1, 100, 5, false).isSlower()).as("less than 5 ms").isFalse();
    assertThat(change(19, 10, 100, 99, false).isSlower()).as("few before").isFalse();
    assertThat(change(100, 10, 19, 99, false).isSlower()).as("few after").isFalse();
    assertThat(change(100, 10, 100, 20, true).isSlower()).as("the first plan").isFalse();
  }

  private static PlanChange change(
      long before, double beforeMs, long after, double afterMs, boolean first) {
    SeenPlan plan = new SeenPlan("db", "1", "", 1, Instant.EPOCH, Instant.EPOCH);
    return new PlanChange(
        plan,
        new QueryTotal(before, beforeMs, beforeMs),
        new QueryTotal(after, afterMs, afterMs),
        first);
  }

  @Test
  void a_step_is_named_as_postgresql_names_it() {
    PlanTree tree =
        PlanTree.parse(
            """
            [{"Plan": {"Node Type": "Aggregate", "Strategy": "Hashed", "Total Cost": 30,
               "Plan Rows": 2, "Group Key": ["a.b", "a.c"], "Plans": [
                {"Node Type": "Hash Join", "Join Type": "Left", "Total Cost": 25, "Plan Rows": 9,
                 "Hash Cond": "(a.id = b.id)", "Plans": [
                  {"Node Type": "Seq Scan", "Schema": "s", "Relation Name": "t", "Alias": "a",
                   "Total Cost": 20, "Plan Rows": 9}]}]}}]
            """);

    assertThat(tree.nodes())
        .extracting(PlanTree.Node::label)
        .containsExactly("Hash Aggregate", "Hash Left Join", "Seq Scan on t a");
    assertThat(tree.nodes().get(0).details()).containsExactly("Group Key: a.b, a.c");
    assertThat(tree.nodes().get(0).conditions()).isEqualTo(Map.of("Group Key", "a.b, a.c"));
    assertThat(tree.mostExpensive().label()).isEqualTo("Seq Scan on t a");
  }
}
