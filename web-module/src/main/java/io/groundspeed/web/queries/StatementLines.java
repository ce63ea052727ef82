package io.groundspeed.web.queries;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a statement's text, which is stored as one line, for reading. */
public final class StatementLines {
  private static final Pattern PARTS =
      Pattern.compile(
          " (?=(?:from|where|group by|having|order by|limit|offset|fetch first|values|set|returning"
              + "|union|except|intersect|(?:(?:left|right|full|inner|cross) )?(?:outer )?join)\\b)"
              + "(?<!\\b(?:left|right|full|inner|cross|outer) )(?<!\\bdistinct )(?<!\\bdelete )");

  private static final String SELECT = "select ";
  private static final Pattern WORD = Pattern.compile("[()]|\\b(?:from)\\b|'[^']*'|\"[^\"]*\"");

  /** Maximum length of a title, in characters. */
  private static final int TITLE = 100;

  private StatementLines() {}

  /** Returns the start of a text, cut after a word, for a title. */
  static String start(String text) {
    if (text.length() <= TITLE) {
      return text;
    }
    int word = text.lastIndexOf(' ', TITLE);
    return text.substring(0, word < TITLE / 2 ? TITLE : word) + " …";
  }

  /** Returns the text with one line per clause. */
  static String of(String text) {
    return PARTS.matcher(text).replaceAll("\n");
  }

  /**
   * Returns the text without its select list: queries differ from {@code from} on. A text that is
   * no simple SELECT stays as it is.
   */
  public static String brief(String text) {
    if (!text.startsWith(SELECT)) {
      return text;
    }
    Matcher word = WORD.matcher(text);
    int depth = 0;
    while (word.find()) {
      switch (word.group()) {
        case "(" -> depth++;
        case ")" -> depth--;
        case "from" -> {
          if (depth == 0) {
            return SELECT + "… " + text.substring(word.start());
          }
        }
        default -> {} // a literal or a quoted name, which may contain any of these
      }
    }
    return text;
  }
}
