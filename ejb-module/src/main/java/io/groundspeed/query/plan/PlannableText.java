package io.groundspeed.query.plan;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stored text of a statement, with {@code ?} for every value and a cast where its type is
 * known, converted to a form that PostgreSQL can plan without the values.
 */
final class PlannableText {
  /** The statements that EXPLAIN plans; it runs none of them. */
  private static final Set<String> PLANNED =
      Set.of("select", "with", "insert", "update", "delete", "merge", "values", "table");

  private static final Pattern FIRST_WORD = Pattern.compile("[\\s(]*([a-z]*)");
  private static final Pattern OPEN_TYPE =
      Pattern.compile("could not determine data type of parameter \\$(\\d+)");
  private static final Pattern TEXT_CAST = Pattern.compile("(\\$\\d+)::varchar\\b(?!\\()");
  private static final String CUT = " …";
  private static final String UNKNOWN_TYPE = "42P18";

  /** Undefined function or operator, ambiguous function or operator, mismatch of types. */
  private static final Set<String> WRONG_TYPE = Set.of("42883", "42725", "42804");

  private final String text;

  /**
   * @param text as recorded
   */
  PlannableText(String text) {
    this.text = text;
  }

  /** Returns a sentence that says why it can't be planned; empty if planning can be tried. */
  Optional<String> refusal() {
    if (text.endsWith(CUT)) {
      return Optional.of("It is so long that its text is not kept whole.");
    }
    Matcher first = FIRST_WORD.matcher(text);
    if (!first.lookingAt() || !PLANNED.contains(first.group(1))) {
      return Optional.of("PostgreSQL has no plan for a statement of this kind.");
    }
    // A second statement after the first would be run instead of planned.
    return text.contains(";") ? Optional.of("It is more than one statement.") : Optional.empty();
  }

  /** Returns the text with {@code $1}, {@code $2}, … in place of the values. */
  String numbered() {
    StringBuilder numbered = new StringBuilder(text.length() + 16);
    int parameters = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (c == '?' && !quoted && i + 1 < text.length() && text.charAt(i + 1) == '?') {
        numbered.append('?'); // part of an operator
        i++;
      } else if (c == '?' && !quoted) {
        numbered.append('$').append(++parameters);
      } else {
        numbered.append(c);
      }
    }
    return numbered.toString();
  }

  /**
   * Returns a numbered text with other types, after PostgreSQL could not plan it; empty if there is
   * nothing else to try. Some types are open: a literal in quotes has none, and a driver can be set
   * to send texts without one.
   *
   * @param state the SQLSTATE of the failure
   */
  static Optional<String> retyped(String numbered, String state, String message) {
    Matcher open = OPEN_TYPE.matcher(message);
    if (state.equals(UNKNOWN_TYPE) && open.find()) {
      String parameter = "\\$" + open.group(1) + "(?!\\d)";
      return Optional.of(numbered.replaceFirst(parameter, "\\$" + open.group(1) + "::text"));
    }
    return WRONG_TYPE.contains(state) && TEXT_CAST.matcher(numbered).find()
        ? Optional.of(TEXT_CAST.matcher(numbered).replaceAll("$1"))
        : Optional.empty();
  }
}
