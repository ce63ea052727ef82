package io.groundspeed.probe.sql;

import io.groundspeed.probe.sql.SqlTokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a text with {@code ?} for every value: a literal, also one with a sign or a type, a
 * parameter, {@code NULL}, {@code TRUE} and {@code FALSE}. {@code ?} is used for nothing else: an
 * operator's question mark is doubled.
 */
final class SqlValues {
  /** JDBC's {@code {d '2024-01-01'}}, {@code {t …}} and {@code {ts …}}. */
  private static final Set<String> ESCAPES = Set.of("d", "t", "ts");

  /** The grammar allows no cast of the number after some of these, and its type is known. */
  private static final Set<String> NO_CAST_AFTER = Set.of("first", "next", "offset", "limit");

  /** How a value is written. */
  enum Form {
    /** As {@code ?}, by which statements are grouped. */
    GROUPED,
    /** As {@code ?}; a literal preceded by its type as a cast, {@code ?::date}. */
    READABLE,
    /** Like {@link #READABLE}, and every other value whose type is known as a cast too. */
    TYPED
  }

  private final Form form;
  private final IntFunction<@Nullable String> typesOfParameters;
  private int parameters;
  private boolean sawType;

  /** The number of tokens after a type was written as a cast; no other cast has that type. */
  private int afterCast;

  private final List<String> tokens = new ArrayList<>();
  private final List<Kind> kinds = new ArrayList<>();

  /** The number of tokens after an interval, whose unit may follow; −1 if there is none. */
  private int afterInterval = -1;

  private SqlValues(Form form, IntFunction<@Nullable String> typesOfParameters) {
    this.form = form;
    this.typesOfParameters = typesOfParameters;
  }

  /** Parses a text. */
  static SqlValues of(String sql, Form form) {
    return of(sql, form, parameter -> null);
  }

  /**
   * Parses a text with every value whose type is known as a cast, {@code ?::bigint}.
   *
   * @param typesOfParameters the type of each parameter, numbered from 1; null if it is not known
   */
  static SqlValues typed(String sql, IntFunction<@Nullable String> typesOfParameters) {
    return of(sql, Form.TYPED, typesOfParameters);
  }

  private static SqlValues of(String sql, Form form, IntFunction<@Nullable String> types) {
    SqlValues values = new SqlValues(form, types);
    SqlTokens reader = new SqlTokens(sql);
    for (String token = reader.next(); token != null; token = reader.next()) {
      values.add(token, reader);
    }
    return values;
  }

  List<String> tokens() {
    return tokens;
  }

  /** Returns whether a literal was preceded by its type. */
  boolean sawType() {
    return sawType;
  }

  private void add(String token, SqlTokens reader) {
    Kind kind = reader.kind();
    switch (kind) {
      case STRING -> string();
      case NUMBER -> number(reader);
      case PARAMETER -> value(kind, typesOfParameters.apply(++parameters));
      case WORD -> word(token);
      default -> {
        if (token.equals("}") && endsInEscape()) {
          shorten(tokens.size() - 3);
          push(SqlTokens.LITERAL, Kind.STRING);
        } else {
          push(token, kind);
        }
      }
    }
  }

  private void word(String word) {
    if (SqlWords.isValue(word, at(tokens.size() - 1))) {
      value(Kind.NUMBER, word.equals("null") ? null : "boolean");
    } else if (afterInterval != tokens.size() || !SqlWords.isUnit(word) && !word.equals("to")) {
      push(word, Kind.WORD);
    }
  }

  private void number(SqlTokens reader) {
    if (form == Form.TYPED && SqlNumbers.isPartOfSyntax(tokens)) {
      push(reader.source(), Kind.NUMBER);
    } else {
      value(Kind.NUMBER, form == Form.TYPED ? SqlNumbers.type(reader.source()) : null);
    }
  }

  /**
   * Adds a value. A sign that no operand precedes belongs to it.
   *
   * @param type null if it is not known
   */
  private void value(Kind kind, @Nullable String type) {
    int end = tokens.size();
    while (isSign(at(end - 1))
        && (end == 1 || !SqlWords.isOperand(at(end - 2), kinds.get(end - 2)))) {
      end--;
    }
    shorten(end);
    push(SqlTokens.LITERAL, kind);
    if (form == Form.TYPED && type != null && !NO_CAST_AFTER.contains(at(end - 1))) {
      pushCast(List.of(type));
    }
  }

  private static boolean isSign(String token) {
    return token.equals("-") || token.equals("+");
  }

  /** The tokens before a string may be its type. */
  private void string() {
    int start = startOfType();
    boolean interval = at(start).equals("interval");
    List<String> type = List.copyOf(tokens.subList(start, tokens.size()));
    shorten(start);
    push(SqlTokens.LITERAL, Kind.STRING);
    if (!type.isEmpty()) {
      cast(type);
    }
    afterInterval = interval ? tokens.size() : -1;
  }

  private void cast(List<String> type) {
    sawType = true;
    if (form != Form.GROUPED) {
      pushCast(type);
    }
  }

  private void pushCast(List<String> type) {
    push("::", Kind.SIGN);
    type.forEach(token -> push(token, Kind.QUOTED_NAME));
    afterCast = tokens.size();
  }

  /**
   * Returns the start of the type at the end of the tokens; the number of tokens if they end with
   * no type.
   */
  private int startOfType() {
    int last = tokens.size() - 1;
    if (at(last).equals("zone") && at(last - 1).equals("time") && isWith(at(last - 2))) {
      last -= 3;
    }
    if (at(last).equals(")")) {
      last = beforePrecision(last);
    }
    if (at(last).equals("varying")
        || at(last).equals("precision") && at(last - 1).equals("double")) {
      last--;
    }
    if (last < afterCast || last < 1 || at(last - 1).equals("{") || !isType(last)) {
      return tokens.size();
    }
    int start = at(last - 1).equals("national") ? last - 1 : last;
    while (start > 2 && at(start - 1).equals(".")) {
      start -= 2;
    }
    return start;
  }

  private static boolean isWith(String word) {
    return word.equals("with") || word.equals("without");
  }

  /** Skips {@code (3)} or {@code (10, 2)} backwards; −1 if the bracket closes something else. */
  private int beforePrecision(int close) {
    int open = at(close - 2).equals(",") ? close - 4 : close - 2;
    return at(open).equals("(") && kinds.get(close - 1) == Kind.NUMBER ? open - 1 : -1;
  }

  private boolean isType(int index) {
    return switch (kinds.get(index)) {
      case WORD -> SqlWords.canBeType(tokens.get(index));
      case QUOTED_NAME -> true;
      default -> false;
    };
  }

  private boolean endsInEscape() {
    int end = tokens.size();
    return end > 2
        && at(end - 1).equals(SqlTokens.LITERAL)
        && at(end - 3).equals("{")
        && ESCAPES.contains(at(end - 2));
  }

  private String at(int index) {
    return index < 0 || index >= tokens.size() ? "" : tokens.get(index);
  }

  private void push(String token, Kind kind) {
    tokens.add(token);
    kinds.add(kind);
  }

  private void shorten(int size) {
    tokens.subList(size, tokens.size()).clear();
    kinds.subList(size, kinds.size()).clear();
  }
}
