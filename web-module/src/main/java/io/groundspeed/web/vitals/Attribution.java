package io.groundspeed.web.vitals;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats the cause of a value that the tracker reported: {@code element: h1, phase: render}. */
public final class Attribution {
  private Attribution() {}

  /**
   * Returns the attribution as text, null if there is none. JSON that can't be parsed is returned
   * as it is.
   */
  public static @Nullable String words(@Nullable String json) {
    if (json == null) {
      return null;
    }
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject().entrySet().stream()
          .map(part -> part.getKey() + ": " + text(part.getValue()))
          .collect(Collectors.joining(", "));
    } catch (JsonException | IllegalStateException | ClassCastException e) {
      return json;
    }
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }
}
