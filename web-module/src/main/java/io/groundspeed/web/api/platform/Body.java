package io.groundspeed.web.api.platform;

import io.groundspeed.web.api.InvalidRequest;
import io.groundspeed.web.api.Problem;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonConfig.KeyStrategy;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The object that a request brings; names the field that is wrong. */
record Body(JsonObject fields) {
  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, KeyStrategy.NONE));

  /** Reads a body, in which only these fields may be; an empty one has none of them. */
  static Body of(String text, Set<String> known) {
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
    try (JsonReader reader = READERS.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw invalid("body", "must be one JSON object without duplicate keys");
    }
  }

  /** Returns a text, null where the field is absent or blank. */
  String text(String field, int longest) {
    return has(field) ? text(field, fields.get(field), longest) : null;
  }

  private static String text(String field, JsonValue value, int longest) {
    if (!(value instanceof JsonString string)) {
      throw invalid(field, "must be a text");
    }
    String text = string.getString().strip();
    if (text.length() > longest) {
      throw invalid(field, "must not be longer than %,d characters".formatted(longest));
    }
    if (text.chars().anyMatch(c -> c == 0 || Character.isSurrogate((char) c) && !paired(text))) {
      throw invalid(field, "holds U+0000 or a lone surrogate");
    }
    return text.isEmpty() ? null : text;
  }

  private static boolean paired(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /** Returns a truth value. */
  boolean flag(String field, boolean byDefault) {
    if (!has(field)) {
      return byDefault;
    }
    return switch (fields.get(field).getValueType()) {
      case TRUE -> true;
      case FALSE -> false;
      default -> throw invalid(field, "must be true or false");
    };
  }

  /** Returns texts by number, null where the field is absent. */
  Map<Long, String> textsById(String field, int longest) {
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

  private boolean has(String field) {
    return fields.containsKey(field) && fields.get(field) != JsonValue.NULL;
  }

  static InvalidRequest invalid(String field, String reason) {
    return new InvalidRequest(Problem.ofField(field, reason));
  }
}
