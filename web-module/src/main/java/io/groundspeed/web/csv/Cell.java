package io.groundspeed.web.csv;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One value of an exported table.
 *
 * @param unit of a number; empty if it has none
 * @param value the exact value; empty if it is unknown
 * @param number whether the value is a number, which is written as it is
 */
public record Cell(String unit, String value, boolean number) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final String UNKNOWN = "–";
  private static final Pattern SPACE = Pattern.compile("[ \t\r\n]+");

  /** Returns an exact value as a cell: a number, a time or a text. */
  public static Cell of(Object value) {
    if (value instanceof Number number) {
      return figure("", Exact.plain(number));
    }
    return value instanceof Instant time
        ? new Cell("", time.toString(), false)
        : new Cell("", value.toString(), false);
  }

  /**
   * Returns the exact numbers in the text of a numeric cell. Without any, returns the text itself
   * as the only cell.
   */
  public static List<Cell> figures(String text) {
    List<Cell> cells = new ArrayList<>();
    Exact.MARKED
        .matcher(text)
        .results()
        .forEach(marked -> cells.add(figure(Exact.unit(marked), Exact.value(marked))));
    return cells.isEmpty() ? List.of(figure("", shown(text))) : cells;
  }

  /**
   * Returns the text of a cell, with exact values in place of the rounded ones; the exact value
   * itself if there is nothing else.
   */
  public static Cell text(String text) {
    Matcher only = Exact.MARKED.matcher(text.strip());
    if (only.matches()) {
      return figure(Exact.unit(only), Exact.value(only));
    }
    return new Cell(
        "",
        shown(
            Exact.MARKED
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Exact.value(found)))),
        false);
  }

  /** Returns the only exact value of a text; null if it is anything else. */
  public static @Nullable Cell onlyExact(@Nullable String text) {
    return text != null && Exact.MARKED.matcher(text).matches() ? text(text) : null;
  }

  private static Cell figure(String unit, String value) {
    return new Cell(unit, value, NUMBER.matcher(value).matches());
  }

  /** White space is that of the page's source. */
  private static String shown(String text) {
    String shown = SPACE.matcher(text).replaceAll(" ").strip();
    return shown.equals(UNKNOWN) ? "" : shown;
  }
}
