package io.groundspeed.job;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.Type;

/** Payloads and results as JSON; one Jsonb for all, since making one takes milliseconds. */
public final class JobJson {
  private static final Jsonb JSONB = JsonbBuilder.create();

  private JobJson() {}

  /** Returns the JSON of a record, map or list; null for null. */
  public static String write(Object value) {
    return value == null ? null : JSONB.toJson(value);
  }

  /**
   * Reads a payload.
   *
   * @throws JsonbException where the JSON does not fit the type
   */
  public static <T> T read(String json, Type type) {
    return JSONB.fromJson(json, type);
  }
}
