package io.groundspeed.query.plan;

import io.groundspeed.probe.sql.Fingerprint;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a tree of steps, in the order in which PostgreSQL writes them: each step before those
 * whose rows it takes.
 *
 * @param nodes the steps, at least one
 */
public record PlanTree(List<Node> nodes) {
  /** The members that say what a step does; what it costs changes with the statistics. */
  private static final List<String> CONDITIONS =
      List.of(
          "Index Cond",
          "Recheck Cond",
          "Hash Cond",
          "Merge Cond",
          "Join Filter",
          "TID Cond",
          "Filter",
          "Sort Key",
          "Presorted Key",
          "Group Key",
          "Cache Key",
          "One-Time Filter");

  private static final Set<String> LISTS = Set.of("Sort Key", "Presorted Key", "Group Key");

  public PlanTree {
    nodes = List.copyOf(nodes);
  }

  /**
   * One step.
   *
   * @param depth the number of steps above it
   * @param type PostgreSQL's name, for example {@code Index Scan}
   * @param schema of the table that it reads or changes; null if there is none
   * @param index that it uses; null if it uses none
   * @param conditions what it compares and orders by, by PostgreSQL's names for them
   * @param rows expected number of rows returned
   * @param cost of it and of the steps below it, in PostgreSQL's units
   * @param share of the whole plan's cost that it has without the steps below it, 0 to 1
   */
  public record Node(
      int depth,
      String type,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String alias,
      @Nullable String index,
      Map<String, String> conditions,
      double rows,
      double cost,
      double share) {
    /** Returns the condition by which it leaves rows out; null if it keeps all. */
    public @Nullable String filter() {
      return conditions.get("Filter");
    }

    /** Returns whether it reads a whole table. */
    public boolean isWholeScan() {
      return type.equals("Seq Scan");
    }

    /** Returns whether it has to sort. */
    public boolean isSort() {
      return type.endsWith("Sort");
    }

    /** Returns what it does and to which table, as PostgreSQL writes it. */
    public String label() {
      StringBuilder label = new StringBuilder(type);
      if (index != null) {
        label.append(" using ").append(index);
      }
      if (table != null) {
        label.append(" on ").append(table);
        if (alias != null && !alias.equals(table)) {
          label.append(' ').append(alias);
        }
      }
      return label.toString();
    }

    /** Returns what it compares and orders by, each as a line, in a fixed order. */
    public List<String> details() {
      return CONDITIONS.stream()
          .filter(conditions::containsKey)
          .map(name -> name + ": " + conditions.get(name))
          .toList();
    }
  }

  /** Parses a plan in PostgreSQL's format JSON. */
  static PlanTree parse(String json) {
    List<Node> nodes = new ArrayList<>();
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject root = reader.readArray().getJsonObject(0).getJsonObject("Plan");
      collect(root, 0, cost(root), nodes);
    }
    return new PlanTree(nodes);
  }

  private static void collect(JsonObject step, int depth, double whole, List<Node> nodes) {
    List<JsonObject> below =
        step.containsKey("Plans")
            ? step.getJsonArray("Plans").getValuesAs(JsonObject.class)
            : List.of();
    double belowCost = below.stream().mapToDouble(PlanTree::cost).sum();
    double own = Math.max(0, cost(step) - belowCost);
    nodes.add(
        new Node(
            depth,
            type(step),
            step.getString("Schema", null),
            step.getString("Relation Name", null),
            step.getString("Alias", null),
            step.getString("Index Name", null),
            conditions(step),
            step.getJsonNumber("Plan Rows").doubleValue(),
            cost(step),
            whole == 0 ? 0 : Math.min(1, own / whole)));
    below.forEach(each -> collect(each, depth + 1, whole, nodes));
  }

  private static double cost(JsonObject step) {
    return step.getJsonNumber("Total Cost").doubleValue();
  }

  /** A join is named with its kind, an aggregate with its strategy, a change with its verb. */
  private static String type(JsonObject step) {
    String type = step.getString("Node Type");
    return switch (type) {
      case "Nested Loop", "Hash Join", "Merge Join" -> {
        String kind = step.getString("Join Type", "Inner");
        String name = type.replace(" Join", "");
        yield kind.equals("Inner") ? type : name + " " + kind + " Join";
      }
      case "Aggregate" ->
          switch (step.getString("Strategy", "Plain")) {
            case "Hashed" -> "Hash Aggregate";
            case "Sorted" -> "Group Aggregate";
            case "Mixed" -> "Mixed Aggregate";
            default -> type;
          };
      case "ModifyTable" -> step.getString("Operation", type);
      default -> type;
    };
  }

  private static Map<String, String> conditions(JsonObject step) {
    Map<String, String> conditions = new HashMap<>();
    for (String name : CONDITIONS) {
      JsonValue value = step.get(name);
      if (LISTS.contains(name) && value instanceof JsonArray list) {
        conditions.put(
            name,
            list.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.joining(", ")));
      } else if (value instanceof JsonString text) {
        conditions.put(name, text.getString());
      }
    }
    return Map.copyOf(conditions);
  }

  /** Returns the cost of the whole plan, in PostgreSQL's units. */
  public double cost() {
    return nodes.get(0).cost();
  }

  /** Returns the step that costs most without those below it. */
  public Node mostExpensive() {
    return nodes.stream().max(Comparator.comparingDouble(Node::share)).orElseThrow();
  }

  /**
   * Returns 16 hexadecimal digits that are the same for every plan with the same steps, tables,
   * indexes and conditions, whatever its costs, its row estimates and the partitions of a day are.
   */
  public String hash() {
    return Fingerprint.hashOf(PlanShape.of(nodes));
  }
}
