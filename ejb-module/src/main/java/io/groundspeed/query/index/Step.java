package io.groundspeed.query.index;

import io.groundspeed.query.plan.PlanTree;
import io.groundspeed.query.plan.PlanTree.Node;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan with those below it.
 *
 * @param node the step itself
 * @param below in PostgreSQL's order; of a nested loop, the second is run for each row of the first
 */
record Step(Node node, List<Step> below) {
  static Step of(PlanTree tree) {
    List<Step> open = new ArrayList<>();
    Iterator<Node> nodes = tree.nodes().iterator();
    Step root = new Step(nodes.next(), new ArrayList<>());
    open.add(root);
    while (nodes.hasNext()) {
      Node node = nodes.next();
      Step step = new Step(node, new ArrayList<>());
      open.subList(node.depth(), open.size()).clear();
      open.get(node.depth() - 1).below().add(step);
      open.add(step);
    }
    return root;
  }

  boolean isNestedLoop() {
    return node.type().startsWith("Nested Loop") && below.size() > 1;
  }

  boolean isJoin() {
    return below.size() > 1
        && (isNestedLoop() || node.type().startsWith("Hash") || node.type().startsWith("Merge"));
  }

  /** Returns whether it reads a table itself. */
  boolean isScan() {
    return node.table() != null && node.schema() != null && node.type().endsWith("Scan");
  }

  /** Passes this step and all below it. */
  void each(Consumer<Step> consumer) {
    consumer.accept(this);
    below.forEach(step -> step.each(consumer));
  }

  /** Returns whether a table with the alias is read here or below. */
  boolean reads(String alias) {
    return alias.equals(alias()) || below.stream().anyMatch(step -> step.reads(alias));
  }

  /** Returns the alias of the table that it reads; null if it reads none. */
  @Nullable String alias() {
    return isScan() ? node.alias() : null;
  }
}
