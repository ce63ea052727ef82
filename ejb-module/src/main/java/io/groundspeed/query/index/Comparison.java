package io.groundspeed.query.index;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One part of a plan's condition that an index on the column could serve.
 *
 * @param column that is compared
 * @param kind how
 * @param other the column of another table that it is compared with; null for a value
 */
record Comparison(Ref column, Kind kind, @Nullable Ref other) {
  private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[a-z_][a-z0-9_$]*)";

  /** A varchar is compared as text, which an index on it serves; other casts it does not. */
  private static final String COLUMN = "(?:\\(%1$s\\.%1$s\\)::text|%1$s\\.%1$s)".formatted(NAME);

  private static final Pattern LEFT =
      Pattern.compile(COLUMN + " (=|<=|>=|<|>) (.+)", Pattern.DOTALL);
  private static final Pattern RIGHT =
      Pattern.compile("(.+) (=|<=|>=|<|>) " + COLUMN, Pattern.DOTALL);
  private static final Pattern NULL = Pattern.compile("%1$s\\.%1$s IS (NOT )?NULL".formatted(NAME));
  private static final Pattern WHOLE = Pattern.compile(COLUMN);

  /** How a column is compared. */
  enum Kind {
    EQUAL,
    RANGE,
    IS_NULL,
    IS_NOT_NULL
  }

  /** A column of a table in a statement. */
  record Ref(String alias, String column) {}

  /** Returns the comparisons that all rows have to satisfy; parts with OR are left out. */
  static List<Comparison> all(@Nullable String condition) {
    List<Comparison> all = new ArrayList<>();
    if (condition != null) {
      for (String part : parts(condition)) {
        add(part, all);
      }
    }
    return all;
  }

  private static void add(String part, List<Comparison> all) {
    Matcher isNull = NULL.matcher(part);
    if (isNull.matches()) {
      Ref column = new Ref(plain(isNull.group(1)), plain(isNull.group(2)));
      all.add(
          new Comparison(column, isNull.group(3) == null ? Kind.IS_NULL : Kind.IS_NOT_NULL, null));
      return;
    }
    Matcher left = LEFT.matcher(part);
    if (left.matches()) {
      all.add(new Comparison(ref(left, 1), kind(left.group(5)), other(left.group(6))));
    }
    Matcher right = RIGHT.matcher(part);
    if (right.matches()) {
      all.add(new Comparison(ref(right, 3), kind(right.group(2)), other(right.group(1))));
    }
  }

  private static Kind kind(String operator) {
    return operator.equals("=") ? Kind.EQUAL : Kind.RANGE;
  }

  private static @Nullable Ref other(String text) {
    Matcher whole = WHOLE.matcher(text);
    return whole.matches() ? ref(whole, 1) : null;
  }

  private static Ref ref(Matcher matched, int group) {
    int at = matched.group(group) == null ? group + 2 : group;
    return new Ref(plain(matched.group(at)), plain(matched.group(at + 1)));
  }

  static String plain(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }

  /** Splits a condition where AND joins it, outside of parentheses and quotes. */
  static List<String> parts(String condition) {
    String inner = unwrapped(condition);
    List<String> parts = new ArrayList<>();
    int from = 0;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (depth == 0 && inner.startsWith(" AND ", i)) {
        parts.addAll(parts(inner.substring(from, i)));
        from = i + " AND ".length();
      }
    }
    if (from == 0) {
      return List.of(inner);
    }
    parts.addAll(parts(inner.substring(from)));
    return parts;
  }

  /** Removes the parentheses around a whole condition. */
  private static String unwrapped(String condition) {
    String text = condition.strip();
    while (text.startsWith("(") && closing(text) == text.length() - 1) {
      text = text.substring(1, text.length() - 1);
    }
    return text;
  }

  private static int closing(String text) {
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
