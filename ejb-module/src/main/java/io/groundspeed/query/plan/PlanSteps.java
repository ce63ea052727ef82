package io.groundspeed.query.plan;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a plan in PostgreSQL's JSON format, in the order in which they are written. */
record PlanSteps(List<Step> all) {
  /**
   * One step.
   *
   * @param schema of the table that it reads; null if it reads none
   * @param filter null if it keeps all rows
   * @param rows expected number of rows returned
   */
  record Step(
      String type,
      @Nullable String schema,
      @Nullable String table,
      String alias,
      @Nullable String filter,
      double rows) {}

  static PlanSteps parse(String json) {
    List<Step> steps = new ArrayList<>();
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      collect(reader.readArray().getJsonObject(0).getJsonObject("Plan"), steps);
    }
    return new PlanSteps(steps);
  }

  private static void collect(JsonObject node, List<Step> steps) {
    steps.add(
        new Step(
            node.getString("Node Type"),
            node.getString("Schema", null),
            node.getString("Relation Name", null),
            node.getString("Alias", null),
            node.getString("Filter", null),
            node.getJsonNumber("Plan Rows").doubleValue()));
    if (node.containsKey("Plans")) {
      node.getJsonArray("Plans")
          .getValuesAs(JsonObject.class)
          .forEach(each -> collect(each, steps));
    }
  }
}
