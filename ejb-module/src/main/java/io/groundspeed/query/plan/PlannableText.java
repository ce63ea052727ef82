package io.groundspeed.query.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a statement as it is kept, with {@code ?} for every literal and parameter, and what
 * PostgreSQL can plan of it without the values.
 */
final class PlannableText {
  private static final Pattern READS =
      Pattern.compile("(select|with|\\(\\s*select)\\b.*", Pattern.DOTALL);
  private static final Pattern LOCKS = Pattern.compile("\\bfor (no key )?update\\b");
  private static final Pattern CHANGES = Pattern.compile("\\b(insert|update|delete|merge|into)\\b");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  /** A text that an earlier version kept has the type before the literal: a parameter can't. */
  private static final Pattern TYPED =
      Pattern.compile("\\b(interval|date|timestamptz|timestamp|time) (\\$\\d+)");

  private static final String CUT = " …";

  private final String text;

  PlannableText(String text) {
    this.text = text;
  }

  /** Returns why it can't be planned, a sentence; empty where it can be tried. */
  Optional<String> refusal() {
    if (text.endsWith(CUT)) {
      return Optional.of("It is so long that its text is not kept whole.");
    }
    String bare = LOCKS.matcher(QUOTED.matcher(text).replaceAll("x")).replaceAll("");
    if (!READS.matcher(bare).matches() || CHANGES.matcher(bare).find()) {
      return Optional.of("Only what reads is planned, and this is no SELECT.");
    }
    // Two statements would be run, not planned, after the first.
    return text.contains(";") ? Optional.of("It is more than one statement.") : Optional.empty();
  }

  /** Returns the text with {@code $1}, {@code $2}, … for what stood there when it ran. */
  String numbered() {
    StringBuilder numbered = new StringBuilder(text.length() + 16);
    int parameters = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (c == '?' && !quoted && i + 1 < text.length() && text.charAt(i + 1) == '?') {
        numbered.append('?'); // of an operator
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
