package io.groundspeed.web.tracker;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A batch of vitals as it was sent.
 *
 * @param headers by name in lower case
 * @param nanos arrival time, by {@link System#nanoTime}
 */
record Batch(String method, Map<String, String> headers, String body, long nanos) {

  record Vital(String name, double value, String id) {}

  JsonObject json() {
    return Json.createReader(new StringReader(body)).readObject();
  }

  String text(String field) {
    return json().getString(field);
  }

  List<Vital> vitals() {
    return json().getJsonArray("vitals").getValuesAs(JsonObject.class).stream()
        .map(
            vital ->
                new Vital(
                    vital.getString("name"),
                    vital.getJsonNumber("value").doubleValue(),
                    vital.getString("id")))
        .toList();
  }

  static List<Vital> vitalsOf(List<Batch> batches) {
    return batches.stream().flatMap(batch -> batch.vitals().stream()).toList();
  }

  /** Returns the last value of each metric by name, as the server would keep it. */
  static Map<String, Vital> lastOf(List<Batch> batches) {
    return vitalsOf(batches).stream()
        .collect(Collectors.toMap(Vital::name, vital -> vital, (before, after) -> after));
  }
}
