package io.groundspeed.probe.sql;

/** The classes of characters that PostgreSQL's lexer distinguishes. */
final class SqlCharacters {
  private SqlCharacters() {}

  static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  /** Returns whether it separates tokens. */
  static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r' || c == '\u0000' || Character.isWhitespace(c);
  }

  static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isHex(char c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  /** Returns whether a name without quotes may begin with it. */
  static boolean isIdentifierStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
  }

  /** Returns whether a name without quotes may contain it. */
  static boolean isIdentifierPart(char c) {
    return isIdentifierStart(c) || isDigit(c) || c == '$';
  }

  /** Returns whether the characters after an {@code e} make it the exponent of a number. */
  static boolean startsExponent(char first, char second) {
    return isDigit(first) || isSign(first) && isDigit(second);
  }
}
