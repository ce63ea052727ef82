package io.groundspeed.probe.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes runs of equal elements in lists once, so that their length makes no other statement. */
final class SqlLists {
  private static final Set<String> OPENED_BY = Set.of("in", "array");

  private final List<String> in;
  private final List<String> out;
  private int at;

  private SqlLists(List<String> tokens) {
    in = tokens;
    out = new ArrayList<>(tokens.size());
  }

  static List<String> shortened(List<String> tokens) {
    SqlLists lists = new SqlLists(tokens);
    lists.run();
    return lists.out;
  }

  private void run() {
    while (at < in.size()) {
      String token = in.get(at++);
      out.add(token);
      if (OPENED_BY.contains(token) && nextIsOneOf("(", "[")) {
        out.add(in.get(at++));
        elements();
      } else if (token.equals("values") && nextIsOneOf("(")) {
        elements();
      }
    }
  }

  private boolean nextIsOneOf(String first, String... more) {
    return at < in.size() && (in.get(at).equals(first) || List.of(more).contains(in.get(at)));
  }

  /**
   * Copies elements up to what closes or follows the list; an equal one after another is left out.
   */
  private void elements() {
    List<String> last = null;
    while (true) {
      int end = endOfElement();
      List<String> element = in.subList(at, end);
      at = end;
      boolean comma = at < in.size() && in.get(at).equals(",");
      if (element.equals(last)) {
        out.remove(out.size() - 1); // the comma before it
      } else {
        out.addAll(element);
        last = element;
      }
      if (!comma) {
        return;
      }
      out.add(in.get(at++));
    }
  }

  private int endOfElement() {
    int depth = 0;
    for (int i = at; i < in.size(); i++) {
      switch (in.get(i)) {
        case "(", "[" -> depth++;
        case ")", "]" -> {
          if (depth-- == 0) {
            return i;
          }
        }
        case "," -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return in.size();
  }
}
