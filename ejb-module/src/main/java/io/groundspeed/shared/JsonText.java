package io.groundspeed.shared;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a JSON text can be stored as {@code jsonb} and read back by any client. It must
 * contain no U+0000 and no lone surrogate (PostgreSQL rejects both), no duplicate keys, at most
 * {@value #DEEPEST} levels, and no number that expands when stored. PostgreSQL stores numbers as
 * {@code numeric} and writes {@code 1e131000} back as 131,001 digits.
 */
public final class JsonText {
  /** Maximum nesting of objects and arrays. JSON-P rejects about 1,000. */
  public static final int DEEPEST = 64;

  /** Maximum length of a number in characters. JSON-P refuses to convert more than 1,100. */
  public static final int LONGEST_NUMBER = 100;

  /** Maximum absolute exponent of ten, which exceeds the range of a double. */
  private static final int LARGEST_EXPONENT = 400;

  private static final String UNSTORABLE = "must not hold a zero character or a lone surrogate";
  private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

  private JsonText() {}

  /**
   * Returns what is wrong with a JSON text, phrased as the end of a sentence that begins with its
   * name; null if it can be stored.
   */
  public static @Nullable String flaw(String json) {
    return isStorable(json) ? flaw(json, true) : UNSTORABLE;
  }

  /**
   * Returns the same as {@link #flaw}, but without checking strings, for callers that check them
   * separately and name the field.
   */
  public static @Nullable String flawOfStructure(String json) {
    return flaw(json, false);
  }

  private static @Nullable String flaw(String json, boolean texts) {
    Deque<Set<String>> keys = new ArrayDeque<>();
    try (JsonParser parser = PARSERS.createParser(new StringReader(json))) {
      String flaw = null;
      while (flaw == null && parser.hasNext()) {
        flaw = flaw(parser.next(), parser, keys, texts);
      }
      return flaw;
    } catch (JsonException | NoSuchElementException e) {
      return "must be valid JSON";
    }
  }

  private static @Nullable String flaw(
      JsonParser.Event event, JsonParser parser, Deque<Set<String>> keys, boolean texts) {
    switch (event) {
      case START_OBJECT, START_ARRAY -> {
        keys.push(new HashSet<>());
        return keys.size() > DEEPEST
            ? "must not be nested deeper than " + DEEPEST + " levels"
            : null;
      }
      case END_OBJECT, END_ARRAY -> keys.pop();
      case KEY_NAME -> {
        String key = parser.getString();
        if (texts && !isStorable(key)) {
          return UNSTORABLE;
        }
        return keys.element().add(key) ? null : "must not name \"" + key + "\" twice";
      }
      case VALUE_STRING -> {
        return !texts || isStorable(parser.getString()) ? null : UNSTORABLE;
      }
      case VALUE_NUMBER -> {
        return flawOfNumber(parser.getString());
      }
      default -> {
        return null;
      }
    }
    return null;
  }

  private static @Nullable String flawOfNumber(String number) {
    if (number.length() > LONGEST_NUMBER) {
      return "must not hold a number of more than " + LONGEST_NUMBER + " characters";
    }
    int e = Math.max(number.indexOf('e'), number.indexOf('E'));
    if (e < 0) {
      return null;
    }
    String exponent = number.substring(e + 1).replace("+", "");
    boolean large =
        exponent.length() > 6 || Math.abs(Integer.parseInt(exponent)) > LARGEST_EXPONENT;
    return large ? "must not hold a number with an exponent beyond " + LARGEST_EXPONENT : null;
  }

  /** Returns whether PostgreSQL can store a text. */
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /**
   * Returns the text with U+FFFD in place of each character that PostgreSQL can't store; the same
   * text if there is none.
   */
  public static String storable(String text) {
    if (isStorable(text)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || isSurrogate(c) ? 0xFFFD : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
