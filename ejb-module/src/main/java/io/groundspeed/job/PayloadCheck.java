package io.groundspeed.job;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares JSON with the Java type into which it will be read. JSON-B alone reads {@code
 * 4294967303} into an int as 7 and ignores unknown fields. Types not listed here are left to
 * JSON-B.
 */
final class PayloadCheck {
  private static final Map<Class<?>, long[]> WHOLE =
      Map.of(
          Byte.class, new long[] {Byte.MIN_VALUE, Byte.MAX_VALUE},
          Short.class, new long[] {Short.MIN_VALUE, Short.MAX_VALUE},
          Integer.class, new long[] {Integer.MIN_VALUE, Integer.MAX_VALUE},
          Long.class, new long[] {Long.MIN_VALUE, Long.MAX_VALUE});

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          byte.class, Byte.class,
          short.class, Short.class,
          int.class, Integer.class,
          long.class, Long.class,
          float.class, Float.class,
          double.class, Double.class,
          boolean.class, Boolean.class,
          char.class, Character.class);

  private static final Map<Class<?>, Function<String, Object>> WRITTEN =
      Map.of(
          Instant.class, Instant::parse,
          LocalDate.class, LocalDate::parse,
          LocalTime.class, LocalTime::parse,
          LocalDateTime.class, LocalDateTime::parse,
          OffsetDateTime.class, OffsetDateTime::parse,
          ZonedDateTime.class, ZonedDateTime::parse,
          Duration.class, Duration::parse,
          UUID.class, UUID::fromString);

  private PayloadCheck() {}

  /**
   * Checks a value against a type.
   *
   * @throws InvalidJob naming the field by its path
   */
  static void check(String path, JsonValue value, Type type) {
    if (type instanceof ParameterizedType parameterized) {
      checkParts(path, value, (Class<?>) parameterized.getRawType(), parameterized);
    } else if (type instanceof Class<?> plain) {
      checkPlain(path, value, plain);
    }
  }

  static void requireEmpty(String path, JsonObject object) {
    object.keySet().stream()
        .findFirst()
        .ifPresent(
            field -> {
              throw new InvalidJob(
                  path + "." + field, "is unknown: jobs of this type take nothing");
            });
  }

  private static void checkPlain(String path, JsonValue value, Class<?> type) {
    if (value == JsonValue.NULL) {
      require(path, !type.isPrimitive(), "must not be null");
    } else if (type.isRecord()) {
      checkRecord(path, value, type);
    } else if (type.isArray()) {
      array(path, value).forEach(item -> check(path + "[]", item, type.getComponentType()));
    } else {
      checkScalar(path, value, BOXES.getOrDefault(type, type));
    }
  }

  private static void checkScalar(String path, JsonValue value, Class<?> type) {
    if (WHOLE.containsKey(type)) {
      checkWhole(path, value, WHOLE.get(type));
    } else if (type == BigInteger.class) {
      whole(path, value);
    } else if (Number.class.isAssignableFrom(type)) {
      checkNumber(path, value, type);
    } else if (type == Boolean.class) {
      boolean flag = value == JsonValue.TRUE || value == JsonValue.FALSE;
      require(path, flag, "must be true or false");
    } else if (type == Character.class) {
      require(path, text(path, value).length() == 1, "must be one character");
    } else if (CharSequence.class.isAssignableFrom(type)) {
      text(path, value);
    } else if (type.isEnum()) {
      checkConstant(path, value, type);
    } else if (WRITTEN.containsKey(type)) {
      checkWritten(path, text(path, value), type);
    }
  }

  private static void checkWhole(String path, JsonValue value, long[] range) {
    BigInteger whole = whole(path, value);
    boolean inRange =
        whole.compareTo(BigInteger.valueOf(range[0])) >= 0
            && whole.compareTo(BigInteger.valueOf(range[1])) <= 0;
    require(path, inRange, "must be from %d to %d".formatted(range[0], range[1]));
  }

  /**
   * Requires digits only: JSON-B fails on 7.0 and 3e2, and a fraction suggests that a fractional
   * value was intended.
   */
  private static BigInteger whole(String path, JsonValue value) {
    String digits = value instanceof JsonNumber ? value.toString() : "";
    require(path, digits.matches("-?[0-9]+"), "must be a whole number");
    return new BigInteger(digits);
  }

  private static void checkNumber(String path, JsonValue value, Class<?> type) {
    require(path, value instanceof JsonNumber, "must be a number");
    double number = ((JsonNumber) value).doubleValue();
    boolean fits = type == Float.class ? Float.isFinite((float) number) : Double.isFinite(number);
    require(path, fits, "is too large");
  }

  private static void checkConstant(String path, JsonValue value, Class<?> type) {
    String name = text(path, value);
    Object[] constants = type.getEnumConstants();
    boolean known = Arrays.stream(constants).anyMatch(one -> ((Enum<?>) one).name().equals(name));
    require(path, known, "must be one of " + Arrays.toString(constants));
  }

  private static void checkWritten(String path, String text, Class<?> type) {
    try {
      Object unused = Objects.requireNonNull(WRITTEN.get(type), "is written").apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new InvalidJob(path, "must be a %s in ISO form".formatted(type.getSimpleName()));
    }
  }

  private static void checkRecord(String path, JsonValue value, Class<?> type) {
    require(path, value instanceof JsonObject, "must be a JSON object");
    JsonObject object = (JsonObject) value;
    Map<String, RecordComponent> known = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      known.put(name(component), component);
    }
    for (String field : object.keySet()) {
      String names = known.isEmpty() ? "nothing" : String.join(", ", known.keySet());
      require(path + "." + field, known.containsKey(field), "is unknown: there is " + names);
    }
    known.forEach((name, component) -> checkField(path + "." + name, object.get(name), component));
  }

  private static void checkField(
      String path, @Nullable JsonValue value, RecordComponent component) {
    if (value == null) {
      require(path, !component.getType().isPrimitive(), "must be given");
    } else {
      check(path, value, component.getGenericType());
    }
  }

  private static String name(RecordComponent component) {
    JsonbProperty property = component.getAccessor().getAnnotation(JsonbProperty.class);
    return property == null || property.value().isEmpty() ? component.getName() : property.value();
  }

  private static void checkParts(
      String path, JsonValue value, Class<?> type, ParameterizedType parameterized) {
    Type[] parts = parameterized.getActualTypeArguments();
    if (value == JsonValue.NULL) {
      return;
    }
    if (type == Optional.class) {
      check(path, value, parts[0]);
    } else if (Collection.class.isAssignableFrom(type)) {
      array(path, value).forEach(item -> check(path + "[]", item, parts[0]));
    } else if (Map.class.isAssignableFrom(type)) {
      require(path, value instanceof JsonObject, "must be a JSON object");
      ((JsonObject) value).forEach((key, item) -> check(path + "." + key, item, parts[1]));
    }
  }

  private static JsonArray array(String path, JsonValue value) {
    require(path, value instanceof JsonArray, "must be an array");
    return (JsonArray) value;
  }

  private static String text(String path, JsonValue value) {
    require(path, value instanceof JsonString, "must be a text");
    return ((JsonString) value).getString();
  }

  private static void require(String path, boolean holds, String reason) {
    if (!holds) {
      throw new InvalidJob(path, reason);
    }
  }
}
