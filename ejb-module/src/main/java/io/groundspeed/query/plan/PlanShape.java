package io.groundspeed.query.plan;

import io.groundspeed.query.plan.PlanTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a plan does, without what changes although the plan is the same: costs, estimates, the
 * partitions that exist on a day, and the schema of a session's temporary tables.
 */
final class PlanShape {
  /** PostgreSQL numbers the aliases of a table's partitions. */
  private static final Pattern OF_PARTITION = Pattern.compile("(.+)_[0-9]+");

  private static final Pattern TEMPORARY = Pattern.compile("pg_temp_[0-9]+");

  private final List<Node> nodes;

  private PlanShape(List<Node> nodes) {
    this.nodes = nodes;
  }

  /**
   * Returns the steps as text.
   *
   * @param nodes the steps of a plan, each before those below it
   */
  static String of(List<Node> nodes) {
    return new PlanShape(nodes).from(0, false);
  }

  /**
   * @param appended whether a step above it appends, as it does with partitions; elsewhere a number
   *     at the end of an alias is the statement's own
   */
  private String from(int step, boolean appended) {
    Node node = nodes.get(step);
    boolean appends = node.type().endsWith("Append");
    Stream<String> below = below(step).stream().map(each -> from(each, appended || appends));
    String text = line(node) + (appends ? below.distinct() : below).collect(Collectors.joining());
    return appended ? withoutPartition(node, text) : text;
  }

  private static String line(Node node) {
    String schema = String.valueOf(node.schema());
    return node.depth()
        + " "
        + TEMPORARY.matcher(schema).replaceAll("pg_temp")
        + " "
        + node.label()
        + node.details()
        + "\n";
  }

  /** Returns the steps directly below one. */
  private List<Integer> below(int step) {
    List<Integer> below = new ArrayList<>();
    int depth = nodes.get(step).depth();
    for (int i = step + 1; i < nodes.size() && nodes.get(i).depth() > depth; i++) {
      if (nodes.get(i).depth() == depth + 1) {
        below.add(i);
      }
    }
    return below;
  }

  /**
   * Replaces the names of a partition, also in those of its indexes, by the name of the whole
   * table.
   */
  private static String withoutPartition(Node node, String text) {
    if (node.alias() == null || node.table() == null) {
      return text;
    }
    Matcher partition = OF_PARTITION.matcher(node.alias());
    return partition.matches()
        ? text.replace(node.table(), partition.group(1)).replace(node.alias(), partition.group(1))
        : text;
  }
}
