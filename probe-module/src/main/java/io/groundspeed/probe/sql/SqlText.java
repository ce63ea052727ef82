package io.groundspeed.probe.sql;

import io.groundspeed.probe.sql.SqlValues.Form;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Normalises a statement's text: tokens in lower case with one space between them, and {@code ?}
 * for every value and for names that only one transaction or session has. Comments are left out.
 * Each distinct element of a list in {@code IN (…)}, {@code ARRAY[…]} or {@code VALUES …} is
 * written once, and so is each of several statements.
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

  /** Parses any text, in time proportional to its length. */
  static SqlText of(String sql) {
    SqlValues values = SqlValues.of(sql, Form.GROUPED);
    String grouped = joined(values);
    return new SqlText(
        grouped, values.sawType() ? joined(SqlValues.of(sql, Form.READABLE)) : grouped);
  }

  /**
   * Returns the text for PostgreSQL's planner: each value is written with its type as a cast, and
   * numbers that are part of the syntax are kept.
   *
   * @param types the type of each parameter, numbered from 1; null if it is not known
   */
  static String typed(String sql, IntFunction<@Nullable String> types) {
    return joined(SqlValues.typed(sql, types));
  }

  /** Returns the text by which statements are grouped. */
  String grouped() {
    return grouped;
  }

  /** Returns the same text for display, with the types of typed literals written as casts. */
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

  /** A bracket directly follows a name that it calls or indexes. */
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
