package io.groundspeed.web.api;

import io.groundspeed.shared.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonConfig.KeyStrategy;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON object in a request body. Every refusal names the field that is wrong. */
public record Body(JsonObject fields) {
  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, KeyStrategy.NONE));

  /**
   * Parses a body that may hold only the known fields. A blank body is an empty object.
   *
   * @throws InvalidRequest if it is not one JSON object, has duplicate keys or has an unknown field
   */
  public static Body of(String text, Set<String> known) {
    JsonObject fields = text.isBlank() ? JsonValue.EMPTY_JSON_OBJECT : parse(text);
    fields.keySet().stream()
        .filter(field -> !known.contains(field))
        .findFirst()
        .ifPresent(
            field -> {
              throw invalid("body", "may have " + String.join(", ", known) + " and nothing else");
            });
    return new Body(fields);
  }

  private static JsonObject parse(String text) {
    String flaw = JsonText.flawOfStructure(text);
    if (flaw != null) {
      throw invalid("body", flaw);
    }
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw invalid("body", "must be one JSON object without duplicate keys");
    }
  }

  /**
   * Returns a text without surrounding white space, null if the field is absent or blank.
   *
   * @param longest maximum length in characters
   * @throws InvalidRequest if it is not a text, is too long or can't be stored
   */
  public @Nullable String text(String field, int longest) {
    JsonValue value = value(field);
    return value == null ? null : text(field, value, longest);
  }

  private static @Nullable String text(String field, JsonValue value, int longest) {
    if (!(value instanceof JsonString string)) {
      throw invalid(field, "must be a text");
    }
    String text = string.getString().strip();
    if (text.length() > longest) {
      throw invalid(field, "must not be longer than %,d characters".formatted(longest));
    }
    if (!JsonText.isStorable(text)) {
      throw invalid(field, "holds U+0000 or a lone surrogate");
    }
    return text.isEmpty() ? null : text;
  }

  /**
   * Returns a truth value, or the default if the field is absent.
   *
   * @throws InvalidRequest if it is neither true nor false
   */
  public boolean flag(String field, boolean byDefault) {
    JsonValue value = value(field);
    return value == null ? byDefault : Flag.parse(field, value.toString());
  }

  /**
   * Returns a truth value, null if the field is absent.
   *
   * @throws InvalidRequest if it is neither true nor false
   */
  public @Nullable Boolean flag(String field) {
    return has(field) ? Boolean.valueOf(flag(field, false)) : null;
  }

  /**
   * Returns a whole number, or the default if the field is absent.
   *
   * @throws InvalidRequest if it is not a whole number that fits an int
   */
  public int number(String field, int byDefault) {
    if (!has(field)) {
      return byDefault;
    }
    if (fields.get(field) instanceof JsonNumber number && number.isIntegral()) {
      try {
        return number.intValueExact();
      } catch (ArithmeticException e) {
        // falls through to the refusal below, which names the field
      }
    }
    throw invalid(field, "must be a whole number");
  }

  /**
   * Returns whole numbers from 0, null if the field is absent.
   *
   * @param most maximum number of elements
   * @throws InvalidRequest if it is not an array of such numbers, or has too many
   */
  public @Nullable List<Long> numbers(String field, int most) {
    if (!has(field)) {
      return null;
    }
    if (!(fields.get(field) instanceof JsonArray array) || array.size() > most) {
      throw invalid(field, "must be an array of at most %,d whole numbers".formatted(most));
    }
    return array.stream()
        .map(
            value -> {
              if (value.toString().matches("[0-9]{1,18}")) {
                return Long.valueOf(value.toString());
              }
              throw invalid(field, "must be an array of whole numbers");
            })
        .toList();
  }

  /**
   * Returns a time with an offset from UTC, null if the field is absent.
   *
   * @throws InvalidRequest if it is not such a time
   */
  public @Nullable Instant time(String field) {
    String text = text(field, 40);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw invalid(field, "must be a time such as 2026-11-22T12:00:00Z");
    }
  }

  /**
   * Returns a JSON object as text, null if the field is absent.
   *
   * @throws InvalidRequest if it is not an object, or can't be stored
   */
  public @Nullable String object(String field) {
    if (!has(field)) {
      return null;
    }
    if (!(fields.get(field) instanceof JsonObject object)) {
      throw invalid(field, "must be an object");
    }
    String text = object.toString();
    String flaw = JsonText.flaw(text);
    if (flaw != null) {
      throw invalid(field, flaw);
    }
    return text;
  }

  /**
   * Returns texts by id, null if the field is absent. A blank text is returned as an empty one.
   *
   * @param longest maximum length of each text, in characters
   * @throws InvalidRequest if it is not an object of texts by id, or one of them is too long
   */
  public @Nullable Map<Long, String> textsById(String field, int longest) {
    if (!has(field)) {
      return null;
    }
    if (!(fields.get(field) instanceof JsonObject object)) {
      throw invalid(field, "must be an object of texts by field id");
    }
    Map<Long, String> texts = new LinkedHashMap<>();
    object.forEach(
        (id, value) -> {
          if (!id.matches("[0-9]{1,18}")) {
            throw invalid(field, "must be an object of texts by field id");
          }
          String text = text(field + "." + id, value, longest);
          texts.put(Long.valueOf(id), text == null ? "" : text);
        });
    return texts;
  }

  /** Returns whether a field is present and not null. */
  public boolean has(String field) {
    return value(field) != null;
  }

  private @Nullable JsonValue value(String field) {
    JsonValue value = fields.get(field);
    return value == JsonValue.NULL ? null : value;
  }

  /** Returns the exception that refuses a field with a 400. */
  public static InvalidRequest invalid(String field, String reason) {
    return new InvalidRequest(Problem.ofField(field, reason));
  }
}
