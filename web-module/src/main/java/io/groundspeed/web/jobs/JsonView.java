package io.groundspeed.web.jobs;

import io.groundspeed.format.Format;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * JSON for reading: indented, with each large value of the outermost object in a part that is
 * folded. Joined together, the parts are the JSON again, as long as it is not cut.
 */
public final class JsonView {
  /** Maximum number of characters shown. */
  static final int LONGEST = 32_768;

  private static final int FOLDED_CHARACTERS = 400;
  private static final int FOLDED_LINES = 12;
  private static final String INDENT = "  ";

  private final List<Part> parts = new ArrayList<>();
  private final boolean object;
  private int left = LONGEST;
  private boolean cut;

  private JsonView(JsonValue value) {
    object = value instanceof JsonObject fields && !fields.isEmpty();
    if (!object) {
      add("", text(value, ""));
      return;
    }
    Iterator<Map.Entry<String, JsonValue>> fields = value.asJsonObject().entrySet().iterator();
    while (fields.hasNext() && !cut) {
      Map.Entry<String, JsonValue> field = fields.next();
      String end = fields.hasNext() ? ",\n" : "\n";
      add(INDENT + quoted(field.getKey()) + ": ", text(field.getValue(), INDENT) + end);
    }
  }

  /** Returns the view of valid JSON. */
  static JsonView of(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return new JsonView(reader.readValue());
    }
  }

  private void add(String head, String text) {
    cut = text.length() > left;
    String shown = cut ? text.substring(0, left) + "…\n" : text;
    left -= shown.length();
    boolean folded =
        !head.isEmpty()
            && (shown.length() > FOLDED_CHARACTERS || shown.lines().count() > FOLDED_LINES);
    parts.add(new Part(head, shown, folded, Format.exact((long) text.strip().length())));
  }

  private static String text(JsonValue value, String indent) {
    StringBuilder out = new StringBuilder();
    write(value, indent, out);
    return out.toString();
  }

  private static void write(JsonValue value, String indent, StringBuilder out) {
    String inner = indent + INDENT;
    if (value instanceof JsonObject fields && !fields.isEmpty()) {
      String before = "{\n";
      for (Map.Entry<String, JsonValue> field : fields.entrySet()) {
        out.append(before).append(inner).append(quoted(field.getKey())).append(": ");
        write(field.getValue(), inner, out);
        before = ",\n";
      }
      out.append('\n').append(indent).append('}');
    } else if (value instanceof JsonArray items && !items.isEmpty()) {
      String before = "[\n";
      for (JsonValue item : items) {
        out.append(before).append(inner);
        write(item, inner, out);
        before = ",\n";
      }
      out.append('\n').append(indent).append(']');
    } else {
      out.append(value);
    }
  }

  private static String quoted(String key) {
    return Json.createValue(key).toString();
  }

  /** Returns what precedes the parts. */
  public String getStart() {
    return object ? "{\n" : "";
  }

  /** Returns the parts in the order of the JSON. */
  public List<Part> getParts() {
    return parts;
  }

  /** Returns what follows the parts. */
  public String getEnd() {
    return object && !cut ? "}" : "";
  }

  /** Returns whether the JSON is longer than what is shown. */
  public boolean isCut() {
    return cut;
  }

  /**
   * A field of the outermost object, or the whole value if that is no object.
   *
   * @param head the name of the field; empty for a whole value
   * @param folded whether the value is large
   * @param characters length of the value as text, for display
   */
  public record Part(String head, String text, boolean folded, String characters) {}
}
