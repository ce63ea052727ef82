package io.groundspeed.probe.sql;

import java.util.Set;

/**
 * Classifies words for grouping statements: enough of PostgreSQL's grammar
 * (https://www.postgresql.org/docs/18/sql-keywords-appendix.html) to determine where an operand
 * ends.
 */
final class SqlWords {
  /** No column has such a name without quotes, so a new operand follows. */
  private static final Set<String> RESERVED =
      words(
          "all analyse analyze and any array as asymmetric between both by case check default",
          "distinct do else except fetch for from having ilike in intersect into is leading like",
          "limit not offset on only or order overlaps placing return returning returns select set",
          "similar some symmetric table then to trailing union uescape using values variadic when",
          "where window with");

  /**
   * Columns may have these names, but before a string they are no type, and {@code ?} after them is
   * a value.
   */
  private static final Set<String> NO_TYPES =
      words(
          "absolute asc backward cache call comment copy cross delimiter desc encoding end escape",
          "execute explain first forward full groups header inherits increment inner join language",
          "last lateral left listen load maxvalue minvalue natural next no notify null nulls outer",
          "over owner password quote range relative right role row rows schema start template",
          "unlisten until zone");

  private static final Set<String> UNITS = words("year month day hour minute second");
  private static final Set<String> KEEP_NULL = words("is not set on returns");

  private SqlWords() {}

  /** Returns the words of lines, which are separated by spaces. */
  static Set<String> words(String... lines) {
    return Set.of(String.join(" ", lines).split(" "));
  }

  /** Returns whether a following question mark is an operator and not a parameter. */
  static boolean endsOperand(String token, SqlTokens.Kind kind) {
    return kind == SqlTokens.Kind.WORD ? canBeType(token) : isOperand(token, kind);
  }

  /** Returns whether a following sign is an operator and not part of a number. */
  static boolean isOperand(String token, SqlTokens.Kind kind) {
    return switch (kind) {
      case QUOTED_NAME, STRING, NUMBER, PARAMETER -> true;
      case SIGN -> token.equals(")") || token.equals("]");
      case WORD -> !isReserved(token);
    };
  }

  /** Returns whether an operand begins after this word. */
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  /** Returns whether a word before a string can be its type, as in {@code point '(1,2)'}. */
  static boolean canBeType(String word) {
    return !isReserved(word) && !NO_TYPES.contains(word);
  }

  /** Returns whether a word is the unit of an interval. */
  static boolean isUnit(String word) {
    return UNITS.contains(word);
  }

  /**
   * Returns whether a word is a value: {@code null}, {@code true} and {@code false} are, but not in
   * {@code IS NOT NULL}, nor in the definition of a column.
   *
   * @param before the token before it; empty if there is none
   */
  static boolean isValue(String word, String before) {
    return switch (word) {
      case "true", "false" -> !before.equals("is") && !before.equals("not");
      case "null" -> !KEEP_NULL.contains(before);
      default -> false;
    };
  }
}
