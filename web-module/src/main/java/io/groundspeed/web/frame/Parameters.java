package io.groundspeed.web.frame;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of an address. An invalid parameter is reported in {@link #problems} and
 * treated as absent. The valid ones make up the address of this view.
 */
public final class Parameters {
  private static final int SHOWN = 60;

  private final Map<String, String> given;
  private final Map<String, String> understood = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * @param given name to value, as sent
   */
  public Parameters(Map<String, String> given) {
    this.given = given;
  }

  /**
   * Reads one parameter, or returns the default if it is absent or invalid.
   *
   * @param parse throws IllegalArgumentException if the text is invalid, with a message for the
   *     user that names the parameter
   */
  public <T> T read(String name, T byDefault, Function<String, T> parse) {
    T value = read(name, parse);
    return value == null ? byDefault : value;
  }

  /**
   * Reads one parameter, null if it is absent or invalid.
   *
   * @param parse as above
   */
  public <T> @Nullable T read(String name, Function<String, T> parse) {
    String text = given.get(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      T value = parse.apply(text.strip());
      understood.put(name, text.strip());
      return value;
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage());
      return null;
    }
  }

  /** Reads one of a few words, or returns the default if it is absent or another word. */
  public String oneOf(String name, String byDefault, Collection<String> words) {
    String word = oneOf(name, words);
    return word == null ? byDefault : word;
  }

  /** Reads one of a few words, null if it is absent or another word. */
  public @Nullable String oneOf(String name, Collection<String> words) {
    return read(
        name,
        text -> {
          if (words.contains(text)) {
            return text;
          }
          throw unknown(name, text, "one of " + String.join(", ", words));
        });
  }

  /**
   * Reads free text without control characters, null if it is absent or invalid.
   *
   * @param longest maximum length in characters
   */
  public @Nullable String text(String name, int longest) {
    return read(
        name,
        text -> {
          if (text.length() <= longest && text.chars().noneMatch(Character::isISOControl)) {
            return text;
          }
          throw unknown(name, text, "a text of at most " + longest + " characters");
        });
  }

  /**
   * Reads one parameter, null if it is absent or invalid.
   *
   * @param expected what is valid, for the user
   * @param parse returns nothing if the text is invalid
   */
  public <T> @Nullable T parsed(String name, String expected, Function<String, Optional<T>> parse) {
    return read(name, text -> parse.apply(text).orElseThrow(() -> unknown(name, text, expected)));
  }

  /** Returns a sentence for each invalid parameter. */
  public List<String> problems() {
    return Collections.unmodifiableList(problems);
  }

  /** Returns the address with all valid parameters. */
  Address address(String path) {
    return new Address(path, understood);
  }

  private static IllegalArgumentException unknown(String name, String text, String expected) {
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return new IllegalArgumentException(
        "%s: must be %s, not \"%s\"".formatted(name, expected, shown));
  }
}
