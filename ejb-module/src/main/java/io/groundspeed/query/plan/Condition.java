package io.groundspeed.query.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition of a plan step, as written in a verbose plan: {@code ((t.a = $1) AND (t.b > $2))}.
 */
record Condition(String alias, String text) {
  /**
   * The column itself, or a varchar, which is compared as text: an index on the column serves no
   * function of it and no other cast.
   */
  private static final String COMPARED =
      "(?<=[( ])\\(?%1$s\\.(\"[^\"]+\"|\\w+)(?:\\)::text)? (=|<=|>=|<|>)(?= )";

  /**
   * Returns the columns for a possible index: all that are compared for equality, then one with
   * another comparison, because an index can't use a second one. Empty if the condition contains an
   * OR.
   */
  List<String> columns(Set<String> ofTable) {
    if (text.contains(" OR ")) {
      return List.of();
    }
    Set<String> equal = new LinkedHashSet<>();
    List<String> others = new ArrayList<>();
    Matcher compared = Pattern.compile(COMPARED.formatted(Pattern.quote(alias))).matcher(text);
    while (compared.find()) {
      String column = compared.group(1).replace("\"", "");
      if (ofTable.contains(column)) {
        if (compared.group(2).equals("=")) {
          equal.add(column);
        } else {
          others.add(column);
        }
      }
    }
    List<String> columns = new ArrayList<>(equal);
    others.stream().filter(column -> !equal.contains(column)).findFirst().ifPresent(columns::add);
    return columns;
  }
}
