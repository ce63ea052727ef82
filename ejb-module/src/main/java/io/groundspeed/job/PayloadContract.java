package io.groundspeed.job;

import io.groundspeed.shared.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import java.io.StringReader;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;

/**
 * What the payloads of one type of job have to be: the record that its handler reads. Nothing is
 * guessed: a field that the record does not have, a missing primitive, a fraction or an overflow
 * where a whole number belongs, a wrong type, and whatever the record's constructor refuses, is
 * refused, naming the field. Thread-safe.
 */
public final class PayloadContract {
  private static final String PAYLOAD = "payload";

  /**
   * {@link Json#createReader} looks for its provider each time, which takes longer than to read.
   */
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private final Type type;

  /** Many jobs have the same payload, or none: it is compared once. */
  private volatile String accepted;

  private PayloadContract(Type type) {
    this.type = type;
  }

  /**
   * Returns the contract of what a payload is read into.
   *
   * @param payload a record's class; {@code Void} where there is none
   */
  public static PayloadContract of(Type payload) {
    return new PayloadContract(payload);
  }

  /**
   * Returns the contract of a handler.
   *
   * @param handler the class that implements {@link JobHandler}
   * @throws IllegalStateException where the class does not say what its payload is, or that is not
   *     public
   */
  public static PayloadContract ofHandler(Class<?> handler) {
    Type payload = payloadType(handler);
    if (payload instanceof Class<?> read && !Modifier.isPublic(read.getModifiers())) {
      throw new IllegalStateException(read.getName() + " must be public: JSON-B can't read it");
    }
    return new PayloadContract(payload);
  }

  private static Type payloadType(Class<?> handler) {
    for (Class<?> type = handler; type != null; type = type.getSuperclass()) {
      for (Type implemented : type.getGenericInterfaces()) {
        if (implemented instanceof ParameterizedType of && of.getRawType() == JobHandler.class) {
          return of.getActualTypeArguments()[0];
        }
      }
    }
    throw new IllegalStateException(handler.getName() + " does not say what its payload is");
  }

  /** Returns whether a payload that was made in Java is of this type, and so needs no check. */
  boolean isType(Class<?> made) {
    return type == made;
  }

  /**
   * Checks a payload.
   *
   * @throws InvalidJob naming the field
   */
  void check(String json) {
    if (!json.equals(accepted)) {
      read(json);
    }
  }

  /**
   * Reads a payload.
   *
   * @return null where the handler takes none
   * @throws InvalidJob naming the field, {@code payload} or one within it such as {@code
   *     payload.days_to_keep}
   */
  public Object read(String json) {
    if (!json.equals(accepted)) {
      compare(parse(json));
    }
    Object payload = type == Void.class ? null : make(json);
    accepted = json;
    return payload;
  }

  private void compare(JsonObject payload) {
    if (type == Void.class) {
      PayloadCheck.requireEmpty(PAYLOAD, payload);
    } else {
      PayloadCheck.check(PAYLOAD, payload, type);
    }
  }

  private Object make(String json) {
    try {
      return JobJson.read(json, type);
    } catch (JsonbException e) {
      throw refused(e);
    }
  }

  private static JsonObject parse(String json) {
    String flaw = JsonText.flaw(json);
    if (flaw != null) {
      throw new InvalidJob(PAYLOAD, flaw);
    }
    try (JsonReader reader = READERS.createReader(new StringReader(json))) {
      JsonValue value = reader.readValue();
      if (value instanceof JsonObject object) {
        return object;
      }
    }
    throw new InvalidJob(PAYLOAD, "must be a JSON object");
  }

  /** What the record's own constructor refuses arrives wrapped. */
  private static InvalidJob refused(JsonbException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidJob invalid) {
        return new InvalidJob(PAYLOAD + "." + invalid.field(), invalid.reason());
      }
      if (cause instanceof IllegalArgumentException || cause instanceof NullPointerException) {
        return new InvalidJob(PAYLOAD, "is refused: " + cause.getMessage());
      }
    }
    return new InvalidJob(PAYLOAD, "can't be read: " + failure.getMessage());
  }
}
