package io.groundspeed.web.beacon;

import jakarta.json.stream.JsonParser.Event;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses one JSON object and writes it again in a form that {@code jsonb} accepts and returns in a
 * bounded size. Numbers are finite doubles in their shortest form. Texts can be stored and hold no
 * query, fragment, user info or path parameter of an address ({@link Addresses}). Nesting, number
 * of values and size are bounded.
 *
 * <p>An error is noted as a flaw of the {@link StrictJson} with the field's path; the rest of the
 * object is skipped, so that the rest of the body can still be parsed. Excess is left out, member
 * by member of the outermost object, and noted as cut: a measurement is not lost because its
 * attribution is too large.
 */
final class CanonicalJson {
  /** Maximum depth, the same as in the rest of a body. */
  static final int DEEPEST = StrictJson.DEEPEST;

  /**
   * Maximum number of values, at any depth. An attribution of web-vitals with its entries has 300.
   */
  static final int MOST_VALUES = 1_000;

  /** Maximum size of the text in bytes; a number counts with the length that PostgreSQL writes. */
  static final int LONGEST = 16_384;

  private static final double EXACT = 1e15;
  private static final int LONGEST_PATH = 100;

  private final StrictJson json;
  private final StringBuilder out = new StringBuilder(256);
  private final StringBuilder path;
  private int values;
  private int expanded;
  private boolean failed;
  private boolean tooMuch;
  private boolean cut;

  private CanonicalJson(StrictJson json, String field) {
    this.json = json;
    path = new StringBuilder(field);
  }

  /**
   * Parses the object that has just begun.
   *
   * @param field prefix of the path in a flaw
   * @return the text, null if a flaw was noted or nothing is left
   */
  static @Nullable String object(StrictJson json, String field) {
    CanonicalJson reader = new CanonicalJson(json, field);
    reader.outermost();
    if (reader.cut) {
      json.cut(field);
    }
    return reader.failed || reader.cut && reader.out.length() == 2 ? null : reader.out.toString();
  }

  private void outermost() {
    Set<String> keys = new HashSet<>();
    int parent = path.length();
    out.append('{');
    while (json.next() != Event.END_OBJECT) {
      String key = json.key(keys);
      int length = out.length();
      int valuesBefore = values;
      int expandedBefore = expanded;
      if (length > 1) {
        out.append(',');
      }
      member(key, 1, parent);
      if (tooMuch) {
        cut = true;
        tooMuch = false;
        out.setLength(length);
        values = valuesBefore;
        expanded = expandedBefore;
      }
    }
    out.append('}');
  }

  private void member(String key, int depth, int parent) {
    text(key);
    out.append(':');
    path.append('.').append(key, 0, Math.min(key.length(), LONGEST_PATH));
    value(json.next(), depth + 1);
    path.setLength(parent);
  }

  private void value(Event event, int depth) {
    values++;
    if (values > MOST_VALUES) {
      tooMuch = true;
    } else if (!failed && !tooMuch && depth > DEEPEST) {
      fail("is nested deeper than " + DEEPEST + " levels");
    }
    if (failed || tooMuch) {
      json.passOver(event);
      return;
    }
    switch (event) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> array(depth);
      case VALUE_STRING -> text(json.string(path));
      case VALUE_NUMBER -> number(json.number());
      case VALUE_TRUE -> out.append("true");
      case VALUE_FALSE -> out.append("false");
      default -> out.append("null");
    }
    tooMuch |= out.length() + expanded > LONGEST;
  }

  private void object(int depth) {
    Set<String> keys = new HashSet<>();
    int parent = path.length();
    out.append('{');
    while (json.next() != Event.END_OBJECT) {
      String key = json.key(keys);
      if (keys.size() > 1) {
        out.append(',');
      }
      member(key, depth, parent);
    }
    out.append('}');
  }

  private void array(int depth) {
    int parent = path.length();
    int index = 0;
    out.append('[');
    for (Event event = json.next(); event != Event.END_ARRAY; event = json.next()) {
      if (index > 0) {
        out.append(',');
      }
      path.append('[').append(index++).append(']');
      value(event, depth + 1);
      path.setLength(parent);
    }
    out.append(']');
  }

  private void number(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      fail("must be a number within the range of a double, of at most 64 digits");
    } else if (number == Math.rint(number) && Math.abs(number) < EXACT) {
      out.append((long) number);
    } else {
      out.append(number);
      // PostgreSQL writes 1E300 with 301 digits.
      expanded += Math.abs(Math.getExponent(number)) * 3 / 10;
    }
  }

  private void text(String value) {
    String text = Addresses.withoutSecrets(value);
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u00").append(c < 16 ? '0' : '1').append(Character.forDigit(c & 15, 16));
        expanded++;
      } else {
        out.append(c);
        expanded += c < 0x80 ? 0 : c < 0x800 ? 1 : 2;
      }
    }
    out.append('"');
  }

  private void fail(String reason) {
    if (!failed) {
      failed = true;
      json.note(path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path, reason);
    }
  }
}
