package io.groundspeed.probe.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes each distinct element of a list once, so that the list's length does not change the
 * fingerprint.
 */
final class SqlLists {
  private static final Set<String> OPENED_BY = Set.of("in", "array");

  /** The maximum nesting of lists; deeper ones are left unchanged. */
  private static final int DEEPEST = 4;

  private final List<String> in;
  private final List<String> out;
  private final int depth;
  private int at;

  private SqlLists(List<String> tokens, int depth) {
    in = tokens;
    out = new ArrayList<>(tokens.size());
    this.depth = depth;
  }

  static List<String> shortened(List<String> tokens) {
    return shortened(tokens, 0);
  }

  private static List<String> shortened(List<String> tokens, int depth) {
    if (depth > DEEPEST) {
      return tokens;
    }
    SqlLists lists = new SqlLists(tokens, depth);
    lists.run();
    return lists.out;
  }

  private void run() {
    while (at < in.size()) {
      String token = in.get(at++);
      out.add(token);
      if (OPENED_BY.contains(token) && (nextIs("(") || nextIs("["))) {
        out.add(in.get(at++));
        elements(false);
      } else if (token.equals("values") && nextIs("(")) {
        elements(true);
      }
    }
  }

  private boolean nextIs(String token) {
    return at < in.size() && in.get(at).equals(token);
  }

  /**
   * Copies elements up to the token that closes or follows the list; repeated elements are left
   * out.
   *
   * @param rows whether each element is one pair of brackets
   */
  private void elements(boolean rows) {
    Set<List<String>> seen = new HashSet<>();
    while (true) {
      int end = end(rows);
      List<String> element = shortened(in.subList(at, end), depth + 1);
      at = end;
      if (seen.add(element)) {
        out.addAll(element);
      } else {
        out.remove(out.size() - 1); // the comma before the element
      }
      boolean more = at < in.size() && in.get(at).equals(",");
      if (!more || rows && !(at + 1 < in.size() && in.get(at + 1).equals("("))) {
        return;
      }
      out.add(in.get(at++));
    }
  }

  /**
   * Returns where a row ends, behind its bracket; or where an element ends, before the next token.
   */
  private int end(boolean row) {
    int open = 0;
    for (int i = at; i < in.size(); i++) {
      switch (in.get(i)) {
        case "(", "[" -> open++;
        case ")", "]" -> {
          open--;
          if (row ? open == 0 : open < 0) {
            return row ? i + 1 : i;
          }
        }
        case "," -> {
          if (open == 0 && !row) {
            return i;
          }
        }
        default -> {}
      }
    }
    return in.size();
  }
}
