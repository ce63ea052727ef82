package io.groundspeed.web.beacon;

import io.groundspeed.shared.JsonText;
import io.groundspeed.web.api.InvalidRequest;
import io.groundspeed.web.api.Problem;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pulls a JSON text token by token. It is stricter than the underlying parser: the bytes must be
 * UTF-8, nesting is bounded, and an object with a duplicate key is noted as flawed.
 */
final class StrictJson implements AutoCloseable {
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
  static final String UNSTORABLE = "holds U+0000 or a lone surrogate";

  /** Maximum nesting of values that are read or skipped. */
  static final int DEEPEST = 16;

  private static final int LONGEST_NUMBER = 64;

  /** The underlying parser fails at a depth of a thousand. */
  private static final int DEEPEST_PASSED_OVER = 64;

  private static final int LONGEST_FIELD = 100;

  private final JsonParser parser;
  private String lastKey = "body";
  private @Nullable Flaw flaw;
  private final List<String> cuts = new ArrayList<>();

  private StrictJson(String text) {
    this.parser = PARSERS.createParser(new StringReader(text));
  }

  /** Opens a body. Refuses one that is empty, is not UTF-8, or begins with a byte order mark. */
  static StrictJson of(byte[] body, int length) {
    if (length == 0) {
      throw invalid("is empty");
    }
    String text;
    try {
      text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body, 0, length)).toString();
    } catch (CharacterCodingException e) {
      throw invalid("is not valid UTF-8");
    }
    if (text.charAt(0) == '\uFEFF') {
      throw invalid("begins with a byte order mark");
    }
    return new StrictJson(text);
  }

  /** Returns the next token. */
  Event next() {
    try {
      return parser.next();
    } catch (JsonException | java.util.NoSuchElementException e) {
      throw invalid("is not valid JSON near " + place());
    }
  }

  /** Refuses anything after the outermost value. */
  void expectEnd() {
    boolean more;
    try {
      more = parser.hasNext();
    } catch (JsonException e) {
      more = true;
    }
    if (more) {
      throw invalid("has something after the JSON value, near " + place());
    }
  }

  /**
   * Returns the current key of an object; notes a flaw if the key is a duplicate or can't be
   * stored.
   */
  String key(Set<String> before) {
    lastKey = parser.getString();
    if (!JsonText.isStorable(lastKey)) {
      note("a key", UNSTORABLE);
    } else if (!before.add(lastKey)) {
      note(lastKey, "is named twice");
    }
    return lastKey;
  }

  /** Returns the current text; notes a flaw if it can't be stored. */
  String string() {
    return string(lastKey);
  }

  /**
   * Returns the text of the value that begins with this token; null if it is not a text or can't be
   * stored.
   */
  @Nullable String text(Event first) {
    if (first != Event.VALUE_STRING) {
      skip(first);
      return null;
    }
    String string = parser.getString();
    return JsonText.isStorable(string) ? string : null;
  }

  /** Returns the current text; notes a flaw of the given field if it can't be stored. */
  String string(CharSequence field) {
    String string = parser.getString();
    if (!JsonText.isStorable(string)) {
      note(field, UNSTORABLE);
    }
    return string;
  }

  /**
   * Returns the first flaw since the last call, null if there was none. A flaw is an error in a
   * value that does not prevent parsing the rest of the text.
   */
  @Nullable Flaw takeFlaw() {
    Flaw taken = flaw;
    flaw = null;
    return taken;
  }

  /** Notes that a part of a field was left out, because it was too much or unusable. */
  void cut(String field) {
    cuts.add(field);
  }

  /** Returns the fields of which a part was left out, one entry for each time. */
  List<String> cuts() {
    return cuts;
  }

  /** Notes what is wrong with a field, unless a flaw was noted before. */
  void note(CharSequence field, String reason) {
    if (flaw == null) {
      int length = Math.min(field.length(), LONGEST_FIELD);
      flaw = new Flaw(Texts.printable(field.subSequence(0, length).toString()), reason);
    }
  }

  /**
   * Returns the current number; infinite if it exceeds a double.
   *
   * @return NaN if it has more digits than any measurement
   */
  double number() {
    String digits = parser.getString();
    return digits.length() > LONGEST_NUMBER ? Double.NaN : Double.parseDouble(digits);
  }

  /**
   * Skips the value that begins with this token. Its texts and keys are checked, its depth is
   * bounded.
   */
  void skip(Event first) {
    skip(first, 1);
  }

  /** Skips the value that begins with this token without checking its content. */
  void passOver(Event first) {
    int open = change(first);
    while (open > 0) {
      if (open > DEEPEST_PASSED_OVER) {
        throw invalid("is nested deeper than " + DEEPEST_PASSED_OVER + " levels");
      }
      open += change(next());
    }
  }

  private static int change(Event event) {
    return switch (event) {
      case START_OBJECT, START_ARRAY -> 1;
      case END_OBJECT, END_ARRAY -> -1;
      default -> 0;
    };
  }

  private void skip(Event first, int depth) {
    if (depth > DEEPEST) {
      throw invalid("is nested deeper than " + DEEPEST + " levels");
    }
    if (first == Event.VALUE_STRING) {
      string();
    } else if (first == Event.START_ARRAY) {
      for (Event event = next(); event != Event.END_ARRAY; event = next()) {
        skip(event, depth + 1);
      }
    } else if (first == Event.START_OBJECT) {
      Set<String> keys = new HashSet<>();
      while (next() != Event.END_OBJECT) {
        key(keys);
        skip(next(), depth + 1);
      }
    }
  }

  private String place() {
    JsonLocation at = parser.getLocation();
    return "line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber());
  }

  static InvalidRequest invalid(String reason) {
    return new InvalidRequest(Problem.ofField("body", reason));
  }

  @Override
  public void close() {
    parser.close();
  }

  /** What is wrong with a value. */
  record Flaw(String field, String reason) {}
}
