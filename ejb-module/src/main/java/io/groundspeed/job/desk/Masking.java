package io.groundspeed.job.desk;

import io.groundspeed.shared.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Masks JSON for display: values whose key suggests a secret are replaced. */
final class Masking {
  private static final JsonString MASK = Json.createValue("•••");

  private static final Pattern SECRET =
      Pattern.compile(
          "pass(word|wd|phrase|code)|pwd|secret|token|api_?-?key|private_?-?key|access_?-?key"
              + "|authorization|credential|cookie|session|signature|(^|_|-)pin$|cvv|iban",
          Pattern.CASE_INSENSITIVE);

  private Masking() {}

  /**
   * Returns the JSON with its secrets masked; null for null. JSON that bypassed the queue and can't
   * be parsed is not shown, because its secrets can't be found.
   */
  static @Nullable String of(@Nullable String json) {
    if (json == null) {
      return null;
    }
    String flaw = JsonText.flaw(json);
    if (flaw != null) {
      return unreadable(json, flaw);
    }
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return masked(reader.readValue()).toString();
    }
  }

  private static String unreadable(String json, String flaw) {
    return Json.createObjectBuilder()
        .add("unreadable", "The stored JSON " + flaw)
        .add("characters", json.length())
        .build()
        .toString();
  }

  private static JsonValue masked(JsonValue value) {
    if (value instanceof JsonObject object) {
      JsonObjectBuilder copy = Json.createObjectBuilder();
      object.forEach(
          (key, item) -> copy.add(key, SECRET.matcher(key).find() ? MASK : masked(item)));
      return copy.build();
    }
    if (value instanceof JsonArray array) {
      JsonArrayBuilder copy = Json.createArrayBuilder();
      array.forEach(item -> copy.add(masked(item)));
      return copy.build();
    }
    return value;
  }
}
