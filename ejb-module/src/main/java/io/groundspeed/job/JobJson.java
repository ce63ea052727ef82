package io.groundspeed.job;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes payloads and results as JSON. All calls share one Jsonb, because creating one
 * takes milliseconds.
 */
public final class JobJson {
  private static final int LONGEST_RUN = 40;
  private static final int PLAIN_DEPTH = 16;
  private static final Jsonb JSONB = JsonbBuilder.create();

  private JobJson() {}

  /** Returns the JSON of a record, map or list; null for null. */
  public static @Nullable String write(@Nullable Object value) {
    return value == null ? null : writeObject(value);
  }

  static String writeObject(Object value) {
    return JSONB.toJson(value);
  }

  /**
   * Returns whether a text written by JSON-B is certain to be storable, without parsing it. It must
   * contain no escapes, no surrogates, few levels of nesting, and no number that is long or has an
   * exponent.
   */
  static boolean isPlain(String json) {
    int depth = 0;
    int digits = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      boolean exponent = digits > 0 && (c == 'e' || c == 'E');
      digits = c >= '0' && c <= '9' || c == '.' ? digits + 1 : 0;
      if (c == '\\'
          || c < ' '
          || Character.isSurrogate(c)
          || exponent
          || digits > LONGEST_RUN
          || depth > PLAIN_DEPTH) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads a payload.
   *
   * @throws JsonbException if the JSON does not fit the type
   */
  public static <T> T read(String json, Type type) {
    return JSONB.fromJson(json, type);
  }
}
