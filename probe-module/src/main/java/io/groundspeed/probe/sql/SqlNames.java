package io.groundspeed.probe.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Replaces names that only one transaction or session has by {@code ?}: names of savepoints,
 * cursors, prepared statements and temporary tables. Programs generate new ones all the time.
 */
final class SqlNames {
  private static final Pattern TEMPORARY = Pattern.compile("\"?pg_temp(_\\d+)?\"?");

  private final List<String> tokens;

  private SqlNames(List<String> tokens) {
    this.tokens = tokens;
  }

  /**
   * @param statement the tokens of one statement, at least one
   */
  static List<String> replaced(List<String> statement) {
    SqlNames names = new SqlNames(new ArrayList<>(statement));
    names.replaceOfStatement();
    names.replaceCursorsInUse();
    names.replaceTemporary();
    return names.tokens;
  }

  private void replaceOfStatement() {
    switch (tokens.get(0)) {
      case "savepoint" -> replace(1);
      case "release" -> replace(after(1, "savepoint"));
      case "rollback" -> {
        int to = after(after(1, "work"), "transaction");
        if (is(to, "to")) {
          replace(after(to + 1, "savepoint"));
        }
      }
      case "declare" -> replace(1);
      case "fetch", "move" -> replace(tokens.size() - 1);
      case "close" -> replaceUnlessAll(1);
      case "deallocate" -> replaceUnlessAll(after(1, "prepare"));
      case "create" -> {
        int kind = after(after(1, "local"), "global");
        if (is(kind, "temp") || is(kind, "temporary")) {
          int name = after(after(after(kind + 1, "table"), "view"), "sequence");
          replace(is(name, "if") ? name + 3 : name);
        }
      }
      default -> {}
    }
  }

  /** Handles {@code WHERE CURRENT OF c}. */
  private void replaceCursorsInUse() {
    for (int i = 2; i < tokens.size() - 1; i++) {
      if (is(i, "of") && is(i - 1, "current") && is(i - 2, "where")) {
        replace(i + 1);
      }
    }
  }

  /** Handles {@code pg_temp_3.t} and {@code INTO TEMP t}. */
  private void replaceTemporary() {
    for (int i = 0; i < tokens.size() - 1; i++) {
      if (is(i + 1, ".") && isTemporary(tokens.get(i)) && !is(i + 3, "(")) {
        tokens.set(i, "pg_temp");
        replace(i + 2);
      } else if (isSelectInto(i) && (is(i + 1, "temp") || is(i + 1, "temporary"))) {
        replace(after(i + 2, "table"));
      }
    }
  }

  private static boolean isTemporary(String schema) {
    return schema.contains("pg_temp") && TEMPORARY.matcher(schema).matches();
  }

  /** Excludes INSERT INTO and MERGE INTO, whose table may be named {@code temp}. */
  private boolean isSelectInto(int index) {
    return is(index, "into") && index > 0 && !is(index - 1, "insert") && !is(index - 1, "merge");
  }

  private boolean is(int index, String word) {
    return index < tokens.size() && tokens.get(index).equals(word);
  }

  private int after(int index, String word) {
    return is(index, word) ? index + 1 : index;
  }

  private void replaceUnlessAll(int index) {
    if (!is(index, "all")) {
      replace(index);
    }
  }

  private void replace(int index) {
    if (index < tokens.size()) {
      tokens.set(index, SqlTokens.LITERAL);
    }
  }
}
