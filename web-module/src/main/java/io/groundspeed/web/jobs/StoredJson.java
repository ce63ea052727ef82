package io.groundspeed.web.jobs;

import io.groundspeed.shared.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/**
 * JSON of a job as part of a response. JSON that was stored without the queue's API can be anything
 * that PostgreSQL accepts as JSON.
 */
final class StoredJson {
  private StoredJson() {}

  /** Returns the stored value, or a text that describes why it can't be returned. */
  static JsonValue of(String text) {
    String flaw = JsonText.flaw(text);
    if (flaw != null) {
      return Json.createValue("unreadable: the stored JSON " + flaw);
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  /** Returns the same, or null for null. */
  static @Nullable JsonValue ofNullable(@Nullable String text) {
    return text == null ? null : of(text);
  }
}
