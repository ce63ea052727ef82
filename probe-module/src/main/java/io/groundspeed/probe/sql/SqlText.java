package io.groundspeed.probe.sql;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Normalises a statement's text: tokens in lower case with one space between them, {@code ?} for
 * every value and for names that only one transaction or session has, comments left out, of a list
 * in {@code IN (…)}, {@code ARRAY[…]} or {@code VALUES …} each element written once, and of several
 * statements each one once.
 */
final class SqlText {
  private static final Set<String> APART =
      Set.of("exists", "over", "join", "filter", "materialized", "lateral");

  private final String grouped;
  private final String readable;

  private SqlText(String grouped, String readable) {
    this.grouped = grouped;
    this.readable = readable;
  }

  /** Reads any text, in time proportional to its length. */
  static SqlText of(String sql) {
    SqlValues values = SqlValues.of(sql, false);
    String grouped = joined(values);
    return new SqlText(grouped, values.sawType() ? joined(SqlValues.of(sql, true)) : grouped);
  }

  /** Returns what statements are grouped by. */
  String grouped() {
    return grouped;
  }

  /** Returns the same for a reader, with the types of literals that name them as casts. */
  String readable() {
    return readable;
  }

  private static String joined(SqlValues values) {
    return String.join("; ", statements(values.tokens()));
  }

  private static Collection<String> statements(List<String> tokens) {
    Set<String> statements = new LinkedHashSet<>();
    int from = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || tokens.get(i).equals(";")) {
        if (i > from) {
          List<String> statement = SqlNames.replaced(tokens.subList(from, i));
          statements.add(join(SqlLists.shortened(statement)));
        }
        from = i + 1;
      }
    }
    return statements;
  }

  /** A bracket is written close to what it is called by or looked up in. */
  private static boolean isName(String token) {
    char end = token.charAt(token.length() - 1);
    return (Character.isLetterOrDigit(end) || end == '_' || end == '"')
            && !(SqlWords.isReserved(token) && !token.equals("any") && !token.equals("array"))
            && !APART.contains(token)
        || end == '('
        || end == '[';
  }

  private static String join(List<String> tokens) {
    StringBuilder text = new StringBuilder(tokens.size() * 6);
    String before = "";
    for (String token : tokens) {
      if (!text.isEmpty() && !clings(before, token)) {
        text.append(' ');
      }
      text.append(token);
      before = token;
    }
    return text.toString();
  }

  private static boolean clings(String before, String token) {
    return switch (token) {
      case ",", ")", "]", ".", "::" -> true;
      case "(", "[" -> isName(before);
      default ->
          before.equals("(") || before.equals("[") || before.equals(".") || before.equals("::");
    };
  }
}
