package io.groundspeed.web.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.query.plan.PlanTree;
import io.groundspeed.query.plan.PlanTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanStepsTest {
  @Test
  void what_stands_out_is_said_in_sentences() {
    Node sort = node(0, "Sort", null, Map.of("Sort Key", "t.name"), 0.25);
    Node scan = node(1, "Seq Scan", "item", Map.of("Filter", "(a = $1)"), 0.75);
    PlanSteps steps = new PlanSteps(new PlanTree(List.of(sort, scan)));

    assertThat(steps.getRemarks())
        .containsExactly(
            "Most expensive step: Seq Scan on item, 75.0 % of the cost.",
            "Reads whole tables: item.", "Sorts: t.name.");
    assertThat(steps.isMostExpensive(scan)).isTrue();
    assertThat(steps.isMostExpensive(sort)).isFalse();
    assertThat(steps.indent(sort)).isEmpty();
    assertThat(steps.indent(scan)).isEqualTo("└\u00a0");
  }

  @Test
  void a_single_step_has_nothing_that_stands_out() {
    PlanSteps steps = new PlanSteps(new PlanTree(List.of(node(0, "Result", null, Map.of(), 1))));

    assertThat(steps.getRemarks()).isEmpty();
    assertThat(steps.getMore()).isZero();
  }

  @Test
  void a_huge_plan_is_cut() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      nodes.add(node(i, "Append", null, Map.of(), 0));
    }
    PlanSteps steps = new PlanSteps(new PlanTree(nodes));

    assertThat(steps.getRows()).hasSize(200);
    assertThat(steps.getMore()).isEqualTo(50);
  }

  private static Node node(
      int depth, String type, String table, Map<String, String> conditions, double share) {
    return new Node(depth, type, "public", table, table, null, conditions, 1, 1, share);
  }
}
