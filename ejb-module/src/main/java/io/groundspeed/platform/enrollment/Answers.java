package io.groundspeed.platform.enrollment;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers by field id, in the format of {@code section_progress.answers}. */
final class Answers {
  private Answers() {}

  static String toJson(Map<Long, String> answers) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    answers.forEach((field, answer) -> json.add(field.toString(), answer));
    return json.build().toString();
  }

  /** Parses the output of {@link #toJson}; null means no answers. */
  static Map<Long, String> fromJson(@Nullable String json) {
    Map<Long, String> answers = new LinkedHashMap<>();
    if (json != null) {
      try (JsonReader reader = Json.createReader(new StringReader(json))) {
        reader
            .readObject()
            .forEach(
                (field, answer) ->
                    answers.put(Long.valueOf(field), ((JsonString) answer).getString()));
      }
    }
    return answers;
  }
}
