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
import org.jspecify.annotations.Nullable;

/**
 * The required form of a job type's payloads: the record that its handler reads. The check is
 * strict. It rejects unknown fields, missing primitives, fractions or overflows for whole numbers,
 * wrong types, and whatever the record's constructor rejects, and names the field. Thread-safe.
 */
public final class PayloadContract {
  private static final String PAYLOAD = "payload";

  /**
   * {@link Json#createReader} looks up its provider on each call, which takes longer than reading.
   */
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private final Type type;

  /**
   * The last accepted payload. Many jobs have the same payload, or none, which is then checked only
   * once.
   */
  private volatile @Nullable String accepted;

  private PayloadContract(Type type) {
    this.type = type;
  }

  /**
   * Returns the contract for a payload type.
   *
   * @param payload a record's class; {@code Void} if there is no payload
   */
  public static PayloadContract of(Type payload) {
    return new PayloadContract(payload);
  }

  /**
   * Returns the contract of a handler.
   *
   * @param handler the class that implements {@link JobHandler}
   * @throws IllegalStateException if the class does not declare its payload type, or that type is
   *     not public
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

  /** Returns whether a payload created from a Java object has this type and thus needs no check. */
  boolean isType(@Nullable Class<?> made) {
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
   * @return null if the handler takes none
   * @throws InvalidJob naming the field: {@code payload}, or a field within it such as {@code
   *     payload.days_to_keep}
   */
  public @Nullable Object read(String json) {
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

  /** Exceptions of the record's constructor arrive wrapped. */
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
