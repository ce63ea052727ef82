package io.groundspeed.probe.sql;

import java.util.List;
import java.util.Set;

/** Classifies numbers without a sign, by the rules of PostgreSQL. */
final class SqlNumbers {
  /** The digits that each type can hold whatever they are; a longer number has the next type. */
  private static final int INTEGER_DIGITS = 9;

  private static final int BIGINT_DIGITS = 18;

  /** How far back the start of an {@code ORDER BY} list is searched. */
  private static final int FURTHEST = 200;

  /** Built-in types with a precision or a length; functions can't have these names. */
  private static final Set<String> WITH_PRECISION =
      SqlWords.words(
          "bit bpchar char character dec decimal float interval nchar numeric time timestamp",
          "timestamptz timetz varbit varchar varying");

  /** Words that no {@code ORDER BY} or {@code GROUP BY} list contains between its columns. */
  private static final Set<String> OTHER_LISTS =
      SqlWords.words("select from where limit values in having union set offset");

  private SqlNumbers() {}

  /**
   * Returns PostgreSQL's type for a number
   * (https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-CONSTANTS-NUMERIC).
   */
  static String type(String number) {
    boolean radix =
        number.length() > 1 && number.charAt(0) == '0' && !isDigitOrDot(number.charAt(1));
    if (!radix && number.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
      return "numeric";
    }
    int digits = (int) number.chars().filter(c -> c != '_').count();
    if (digits <= INTEGER_DIGITS) {
      return "integer";
    }
    return digits <= BIGINT_DIGITS ? "bigint" : "numeric";
  }

  private static boolean isDigitOrDot(char c) {
    return SqlCharacters.isDigit(c) || c == '.' || c == '_' || c == 'e' || c == 'E';
  }

  /**
   * Returns whether a number after these tokens is no value but part of the syntax: the precision
   * of a type, or the number of a column in {@code ORDER BY 1}.
   */
  static boolean isPartOfSyntax(List<String> before) {
    return isPrecision(before) || isColumnNumber(before);
  }

  private static boolean isPrecision(List<String> before) {
    int open = before.size() - 1;
    if (at(before, open).equals(",")) {
      open -= 2; // the second number of numeric(10, 2)
    }
    if (!at(before, open).equals("(")) {
      return false;
    }
    int name = open - 1;
    if (WITH_PRECISION.contains(at(before, name))) {
      return true;
    }
    int start = name;
    while (at(before, start - 1).equals(".")) {
      start -= 2;
    }
    return at(before, start - 1).equals("::") || at(before, start - 1).equals("as");
  }

  private static boolean isColumnNumber(List<String> before) {
    int last = before.size() - 1;
    if (at(before, last).equals("by")) {
      return true;
    }
    if (!at(before, last).equals(",")) {
      return false;
    }
    int depth = 0;
    for (int i = last - 1; i > Math.max(0, last - FURTHEST) && depth >= 0; i--) {
      String token = before.get(i);
      if (token.equals(")")) {
        depth++;
      } else if (token.equals("(")) {
        depth--;
      } else if (depth == 0 && token.equals("by")) {
        return true;
      } else if (depth == 0 && OTHER_LISTS.contains(token)) {
        return false;
      }
    }
    return false;
  }

  private static String at(List<String> tokens, int index) {
    return index < 0 || index >= tokens.size() ? "" : tokens.get(index);
  }
}
