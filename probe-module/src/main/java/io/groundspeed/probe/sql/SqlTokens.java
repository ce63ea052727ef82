package io.groundspeed.probe.sql;

import static io.groundspeed.probe.sql.SqlCharacters.isDigit;
import static io.groundspeed.probe.sql.SqlCharacters.isHex;
import static io.groundspeed.probe.sql.SqlCharacters.isIdentifierPart;
import static io.groundspeed.probe.sql.SqlCharacters.isIdentifierStart;
import static io.groundspeed.probe.sql.SqlCharacters.isLineBreak;
import static io.groundspeed.probe.sql.SqlCharacters.isSign;
import static io.groundspeed.probe.sql.SqlCharacters.isSpace;
import static io.groundspeed.probe.sql.SqlCharacters.startsExponent;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into tokens as PostgreSQL does
 * (https://www.postgresql.org/docs/18/sql-syntax-lexical.html), with every literal and parameter as
 * {@code ?}. An unclosed token extends to the end of the text.
 */
final class SqlTokens {
  static final String LITERAL = "?";

  /** The kind of the last token. */
  enum Kind {
    WORD,
    QUOTED_NAME,
    /** A string in quotes or between dollars. */
    STRING,
    /** A number without its sign. */
    NUMBER,
    PARAMETER,
    /** An operator, a bracket, a comma or another sign. */
    SIGN
  }

  /** The characters of operators. */
  private static final String OPERATORS = "+-*/<>=~!@#%^&|`?";

  /**
   * An operator without any of these characters does not end in a sign: {@code = -1} is two tokens.
   */
  private static final String ALLOW_A_SIGN_AT_THE_END = "~!@#%^&|`?";

  /** The maximum length of a PostgreSQL name. */
  private static final int LONGEST_OPERATOR = 63;

  private final String sql;
  private int at;

  /** The start of the last token. */
  private int start;

  private Kind kind = Kind.WORD;

  /** Whether the previous token ends an operand, so that a question mark is no parameter. */
  private boolean afterOperand;

  SqlTokens(String sql) {
    this.sql = sql;
  }

  /** Returns the next token; null at the end. */
  @Nullable String next() {
    skipSpaceAndComments();
    if (at >= sql.length()) {
      return null;
    }
    start = at;
    String token = read(sql.charAt(at));
    afterOperand = SqlWords.endsOperand(token, kind);
    return token;
  }

  /** Returns the kind of the last token. */
  Kind kind() {
    return kind;
  }

  /** Returns the last token as the text has it. */
  String source() {
    return sql.substring(start, at);
  }

  private String read(char c) {
    if (c == '\'') {
      return string(false);
    }
    if (c == '"') {
      return quotedIdentifier();
    }
    if (c == '$') {
      return dollar();
    }
    if (isDigit(c) || c == '.' && isDigit(peek(1))) {
      return number();
    }
    return isIdentifierStart(c) ? word() : sign(c);
  }

  private void skipSpaceAndComments() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (isSpace(c)) {
        at++;
      } else if (c == '-' && peek(1) == '-') {
        skipLineComment();
      } else if (c == '/' && peek(1) == '*') {
        skipBlockComment();
      } else {
        return;
      }
    }
  }

  private void skipLineComment() {
    while (at < sql.length() && !isLineBreak(sql.charAt(at))) {
      at++;
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

  /** Strings that are separated only by a line break are one string. */
  private String string(boolean backslashes) {
    do {
      at++;
      skipTo('\'', backslashes);
    } while (continuesOnNextLine());
    kind = Kind.STRING;
    return LITERAL;
  }

  private boolean continuesOnNextLine() {
    int i = at;
    boolean lineBreak = false;
    while (i < sql.length() && isSpace(sql.charAt(i))) {
      lineBreak |= isLineBreak(sql.charAt(i++));
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

  private String quotedIdentifier() {
    at = sql.indexOf('"', start) + 1;
    skipTo('"', false);
    kind = Kind.QUOTED_NAME;
    return sql.substring(start, at);
  }

  /** Reads {@code $1}, {@code $$…$$} or {@code $tag$…$tag$}. */
  private String dollar() {
    int end = at + 1;
    if (isDigit(peek(1))) {
      while (end < sql.length() && isDigit(sql.charAt(end))) {
        end++;
      }
      at = end;
      kind = Kind.PARAMETER;
      return LITERAL;
    }
    while (end < sql.length() && isIdentifierPart(sql.charAt(end)) && sql.charAt(end) != '$') {
      end++;
    }
    if (end >= sql.length() || sql.charAt(end) != '$') {
      at++;
      kind = Kind.SIGN;
      return "$";
    }
    kind = Kind.STRING;
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
      boolean exponent = !radix && (c == 'e' || c == 'E') && startsExponent(peek(1), peek(2));
      boolean range = c == '.' && peek(1) == '.';
      if (range || !(isDigit(c) || c == '_' || c == '.' || exponent || radix && isHex(c))) {
        break;
      }
      at += exponent ? 2 : 1;
    }
    kind = Kind.NUMBER;
    return LITERAL;
  }

  private String word() {
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
      return peek(0) == '"' ? quotedIdentifier() : string(false);
    }
    kind = Kind.WORD;
    return word.toLowerCase(Locale.ROOT);
  }

  private String sign(char first) {
    kind = Kind.SIGN;
    if (first == ':' && (peek(1) == ':' || peek(1) == '=')) {
      at += 2;
    } else if (first == '?' && peek(1) != '?' && !afterOperand) {
      at++;
      kind = Kind.PARAMETER;
      return LITERAL;
    } else if (OPERATORS.indexOf(first) >= 0) {
      return operator();
    } else {
      at++;
    }
    return sql.substring(start, at);
  }

  /**
   * Reads the longest operator. A question mark in it is doubled, as JDBC requires in statements
   * with parameters, so that it differs from a value.
   */
  private String operator() {
    boolean signAllowed = false;
    int longest = Math.min(sql.length(), start + LONGEST_OPERATOR);
    while (at < longest && OPERATORS.indexOf(sql.charAt(at)) >= 0 && !startsComment()) {
      char c = sql.charAt(at);
      if (c == '?' && at > start && !isPartOfOperator()) {
        break;
      }
      signAllowed |= ALLOW_A_SIGN_AT_THE_END.indexOf(c) >= 0;
      at++;
    }
    while (!signAllowed && at > start + 1 && isSign(sql.charAt(at - 1))) {
      at--;
    }
    String operator = sql.substring(start, at);
    return operator.indexOf('?') < 0 ? operator : operator.replace("??", "?").replace("?", "??");
  }

  /**
   * Returns whether the question mark here continues an operator, as in {@code @?}: a parameter may
   * follow {@code =} or {@code ||}, but not {@code @}.
   */
  private boolean isPartOfOperator() {
    return peek(1) == '?'
        || sql.charAt(at - 1) == '?'
        || at == start + 1 && sql.charAt(start) == '@';
  }

  private boolean startsComment() {
    char c = sql.charAt(at);
    return c == '-' && peek(1) == '-' || c == '/' && peek(1) == '*';
  }

  private char peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : 0;
  }
}
