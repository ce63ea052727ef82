package io.groundspeed.probe.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Normalises a statement's text: tokens in lower case with one space between them, {@code ?} for
 * every literal and parameter, comments left out, and of a list in {@code IN (…)}, {@code ARRAY[…]}
 * or {@code VALUES …} each run of equal elements written once.
 */
final class SqlText {
  private static final Set<String> APART =
      Set.of("as", "exists", "over", "join", "with", "filter", "materialized", "lateral");

  private SqlText() {}

  /** Returns the normal form; reads any text, in time proportional to its length. */
  static String normalise(String sql) {
    List<String> tokens = new ArrayList<>();
    SqlTokens reader = new SqlTokens(sql);
    for (String token = reader.next(); token != null; token = reader.next()) {
      if (!foldedIntoLiteral(tokens, token)) {
        tokens.add(token);
      }
    }
    while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).equals(";")) {
      tokens.remove(tokens.size() - 1);
    }
    return join(SqlLists.shortened(tokens));
  }

  /** A sign where no operand stands before it belongs to the number after it. */
  private static boolean foldedIntoLiteral(List<String> tokens, String token) {
    int last = tokens.size() - 1;
    if (!token.equals(SqlTokens.LITERAL) || last < 0) {
      return false;
    }
    String sign = tokens.get(last);
    if ((sign.equals("-") || sign.equals("+")) && (last == 0 || !isOperand(tokens.get(last - 1)))) {
      tokens.set(last, token);
      return true;
    }
    return false;
  }

  private static boolean isOperand(String token) {
    char end = token.charAt(token.length() - 1);
    if (end == ')' || end == ']' || end == '"' || token.equals(SqlTokens.LITERAL)) {
      return true;
    }
    return (Character.isLetterOrDigit(end) || end == '_' || end == '$')
        && !SqlTokens.BEFORE_OPERAND.contains(token);
  }

  /** A bracket is written close to what it is called by or looked up in. */
  private static boolean isName(String token) {
    char end = token.charAt(token.length() - 1);
    return (Character.isLetterOrDigit(end) || end == '_' || end == '"')
            && !SqlTokens.BEFORE_OPERAND.contains(token)
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
      case ",", ")", "]", ";", ".", "::" -> true;
      case "(", "[" -> isName(before);
      default ->
          before.equals("(") || before.equals("[") || before.equals(".") || before.equals("::");
    };
  }
}
