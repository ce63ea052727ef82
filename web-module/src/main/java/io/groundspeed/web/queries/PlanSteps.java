package io.groundspeed.web.queries;

import io.groundspeed.format.Format;
import io.groundspeed.query.plan.PlanTree;
import io.groundspeed.query.plan.PlanTree.Node;
import java.util.ArrayList;
import java.util.List;

/** The steps of a plan, as the rows of a table and as sentences. */
public final class PlanSteps {
  /** Maximum number of steps that are shown. */
  static final int MOST = 200;

  private final PlanTree tree;
  private final Node mostExpensive;

  /**
   * @param tree the plan
   */
  PlanSteps(PlanTree tree) {
    this.tree = tree;
    mostExpensive = tree.mostExpensive();
  }

  /** Returns the steps, each before those whose rows it takes, at most 200. */
  public List<Node> getRows() {
    return tree.nodes().stream().limit(MOST).toList();
  }

  /** Returns how many steps are not shown. */
  public int getMore() {
    return Math.max(0, tree.nodes().size() - MOST);
  }

  /** Returns the space before a step that shows how deep it is. */
  public String indent(Node node) {
    return node.depth() == 0 ? "" : "\u00a0\u00a0".repeat(node.depth() - 1) + "└\u00a0";
  }

  /** Returns whether a step is the one that costs most without those below it. */
  public boolean isMostExpensive(Node node) {
    return tree.nodes().size() > 1 && node == mostExpensive;
  }

  /** Returns sentences about the notable steps; empty for a plan of one cheap step. */
  public List<String> getRemarks() {
    List<String> remarks = new ArrayList<>();
    if (tree.nodes().size() > 1) {
      remarks.add(
          "Most expensive step: %s, %s of the cost."
              .formatted(mostExpensive.label(), Format.share(mostExpensive.share())));
    }
    add(
        remarks,
        "Reads whole tables: %s.",
        tree.nodes().stream().filter(Node::isWholeScan).toList());
    add(remarks, "Sorts: %s.", tree.nodes().stream().filter(Node::isSort).toList());
    return remarks;
  }

  private static void add(List<String> remarks, String sentence, List<Node> nodes) {
    List<String> names =
        nodes.stream()
            .map(
                node ->
                    node.isSort() ? node.conditions().getOrDefault("Sort Key", "") : node.table())
            .filter(name -> name != null && !name.isEmpty())
            .distinct()
            .limit(5)
            .toList();
    if (!names.isEmpty()) {
      remarks.add(sentence.formatted(String.join(", ", names)));
    }
  }
}
