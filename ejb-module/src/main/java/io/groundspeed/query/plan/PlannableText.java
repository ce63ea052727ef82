package io.groundspeed.query.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The stored text of a statement, with {@code ?} for every literal and parameter, converted to a
 * form that PostgreSQL can plan without the values.
 */
final class PlannableText {
  private static final Pattern READS =
      Pattern.compile("(select|with|\\(\\s*select)\\b.*", Pattern.DOTALL);
  private static final Pattern LOCKS = Pattern.compile("\\bfor (no key )?update\\b");
  private static final Pattern CHANGES = Pattern.compile("\\b(insert|update|delete|merge|into)\\b");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  /**
   * Texts stored by an earlier version have the type before the literal, which is not allowed
   * before a parameter.
   */
  private static final Pattern TYPED =
      Pattern.compile("\\b(interval|date|timestamptz|timestamp|time) (\\$\\d+)");

  private static final String CUT = " …";

  private final String text;

  PlannableText(String text) {
    this.text = text;
  }

  /** Returns a sentence that says why it can't be planned; empty if planning can be tried. */
  Optional<String> refusal() {
    if (text.endsWith(CUT)) {
      return Optional.of("It is so long that its text is not kept whole.");
    }
    String bare = LOCKS.matcher(QUOTED.matcher(text).replaceAll("x")).replaceAll("");
    if (!READS.matcher(bare).matches() || CHANGES.matcher(bare).find()) {
      return Optional.of("Only what reads is planned, and this is no SELECT.");
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
    return TYPED.matcher(numbered).replaceAll("$2::$1");
  }
}
