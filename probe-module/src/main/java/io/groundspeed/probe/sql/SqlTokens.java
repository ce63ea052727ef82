package io.groundspeed.probe.sql;

import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into tokens as PostgreSQL does
 * (https://www.postgresql.org/docs/18/sql-syntax-lexical.html), with every literal and parameter as
 * {@code ?}. What is not closed goes to the end of the text.
 */
final class SqlTokens {
  static final String LITERAL = "?";

  /** Words after which an operand follows, so that a sign there is no operator between two. */
  static final Set<String> BEFORE_OPERAND =
      Set.of(
          "select",
          "where",
          "and",
          "or",
          "not",
          "in",
          "values",
          "return",
          "returning",
          "then",
          "else",
          "when",
          "case",
          "between",
          "like",
          "ilike",
          "limit",
          "offset",
          "by",
          "on",
          "set",
          "from",
          "is",
          "having",
          "distinct",
          "all",
          "default",
          "using",
          "to");

  private static final String OPERATORS = "+-*/<>=~!@#%^&|`?";

  private final String sql;
  private int at;

  SqlTokens(String sql) {
    this.sql = sql;
  }

  /** Returns the next token, null at the end. */
  String next() {
    skipSpaceAndComments();
    if (at >= sql.length()) {
      return null;
    }
    char c = sql.charAt(at);
    if (c == '\'') {
      return string(false);
    }
    if (c == '"') {
      return quotedIdentifier(at);
    }
    if (c == '$') {
      return dollar();
    }
    if (isDigit(c) || c == '.' && isDigit(peek(1))) {
      return number();
    }
    return isIdentifierStart(c) ? word() : operator(c);
  }

  private void skipSpaceAndComments() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (isSpace(c)) {
        at++;
      } else if (c == '-' && peek(1) == '-') {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
      } else if (c == '/' && peek(1) == '*') {
        skipBlockComment();
      } else {
        return;
      }
    }
  }

  /** Block comments nest. */
  private void skipBlockComment() {
    int depth = 0;
    while (at < sql.length()) {
      if (sql.charAt(at) == '/' && peek(1) == '*') {
        depth++;
        at += 2;
      } else if (sql.charAt(at) == '*' && peek(1) == '/') {
        at += 2;
        if (--depth == 0) {
          return;
        }
      } else {
        at++;
      }
    }
  }

  /** Strings that only a line break parts are one string. */
  private String string(boolean backslashes) {
    do {
      at++;
      skipTo('\'', backslashes);
    } while (continuesOnNextLine());
    return LITERAL;
  }

  private boolean continuesOnNextLine() {
    int i = at;
    boolean lineBreak = false;
    while (i < sql.length() && isSpace(sql.charAt(i))) {
      lineBreak |= sql.charAt(i++) == '\n';
    }
    if (lineBreak && i < sql.length() && sql.charAt(i) == '\'') {
      at = i;
      return true;
    }
    return false;
  }

  private void skipTo(char quote, boolean backslashes) {
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c == '\\' && backslashes) {
        at++;
      } else if (c == quote) {
        if (peek(0) != quote) {
          return;
        }
        at++;
      }
    }
    at = sql.length();
  }

  private String quotedIdentifier(int start) {
    at = sql.indexOf('"', start) + 1;
    skipTo('"', false);
    return sql.substring(start, at);
  }

  /** {@code $1}, {@code $$…$$} or {@code $tag$…$tag$}. */
  private String dollar() {
    int end = at + 1;
    if (isDigit(peek(1))) {
      while (end < sql.length() && isDigit(sql.charAt(end))) {
        end++;
      }
      at = end;
      return LITERAL;
    }
    while (end < sql.length() && isIdentifierPart(sql.charAt(end)) && sql.charAt(end) != '$') {
      end++;
    }
    if (end >= sql.length() || sql.charAt(end) != '$') {
      at++;
      return "$";
    }
    String tag = sql.substring(at, end + 1);
    int close = sql.indexOf(tag, end + 1);
    at = close < 0 ? sql.length() : close + tag.length();
    return LITERAL;
  }

  private String number() {
    boolean radix = sql.charAt(at) == '0' && "xXoObB".indexOf(peek(1)) >= 0 && peek(1) != 0;
    at += radix ? 2 : 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      boolean exponent = !radix && (c == 'e' || c == 'E') && startsExponent();
      boolean range = c == '.' && peek(1) == '.';
      if (range || !(isDigit(c) || c == '_' || c == '.' || exponent || radix && isHex(c))) {
        break;
      }
      at += exponent ? 2 : 1;
    }
    return LITERAL;
  }

  private boolean startsExponent() {
    char next = peek(1);
    return isDigit(next) || (next == '+' || next == '-') && isDigit(peek(2));
  }

  private String word() {
    int start = at;
    while (at < sql.length() && isIdentifierPart(sql.charAt(at))) {
      at++;
    }
    String word = sql.substring(start, at);
    char next = peek(0);
    if (next == '\'' && word.length() == 1 && "eEbBxXnN".indexOf(word.charAt(0)) >= 0) {
      return string("eE".indexOf(word.charAt(0)) >= 0);
    }
    if (next == '&' && word.equalsIgnoreCase("u") && (peek(1) == '\'' || peek(1) == '"')) {
      at++;
      return peek(0) == '"' ? quotedIdentifier(start) : string(false);
    }
    return word.toLowerCase(Locale.ROOT);
  }

  /**
   * A question mark alone is a parameter; doubled, or with others, it is JDBC's escaped operator.
   */
  private String operator(char first) {
    int start = at++;
    if (first == ':' && (peek(0) == ':' || peek(0) == '=')) {
      at++;
    } else if (first == '?') {
      at += peek(0) == '?' ? 1 : 0;
    } else if (OPERATORS.indexOf(first) >= 0) {
      while (at < sql.length() && continuesOperator()) {
        at++;
      }
    }
    return sql.substring(start, at);
  }

  /**
   * A sign ends an operator that has none of the special characters: {@code = -1} is two tokens.
   */
  private boolean continuesOperator() {
    char c = sql.charAt(at);
    if (OPERATORS.indexOf(c) < 0 || c == '?') {
      return false;
    }
    boolean comment = c == '-' && peek(1) == '-' || c == '/' && peek(1) == '*';
    boolean sign = (c == '-' || c == '+') && "<>=*/+-".indexOf(sql.charAt(at - 1)) >= 0;
    return !comment && !sign;
  }

  private char peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : 0;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r' || c == '\u0000' || Character.isWhitespace(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(char c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  private static boolean isIdentifierStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
  }

  private static boolean isIdentifierPart(char c) {
    return isIdentifierStart(c) || isDigit(c) || c == '$';
  }
}
