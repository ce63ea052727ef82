package io.groundspeed.web.queries;

import java.util.regex.Pattern;

/** Breaks a statement's text, which is stored as one line, into one line per clause. */
final class StatementLines {
  private static final Pattern PARTS =
      Pattern.compile(
          " (?=(?:from|where|group by|having|order by|limit|offset|fetch first|values|set|returning"
              + "|union|except|intersect|(?:(?:left|right|full|inner|cross) )?(?:outer )?join)\\b)"
              + "(?<!\\b(?:left|right|full|inner|cross|outer) )(?<!\\bdistinct )(?<!\\bdelete )");

  private StatementLines() {}

  static String of(String text) {
    return PARTS.matcher(text).replaceAll("\n");
  }
}
