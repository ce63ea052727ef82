package io.groundspeed.web.csv;

import jakarta.faces.context.FacesContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exact values in place of rounded ones. While a table is exported, the functions that format
 * values for readers return the exact value and its unit instead, between two markers. The table is
 * therefore the only list of its columns, and the screen and the export read the same objects.
 */
public final class Exact {
  /** Maximum number of rows of an export. */
  public static final int MOST_ROWS = 10_000;

  /** Request attribute that is set while a table is exported. */
  public static final String EXPORTING = Exact.class.getName() + ".exporting";

  /** Characters for private use: no text on a screen has a meaning for them. */
  private static final char START = '\uE000';

  private static final char MIDDLE = '\uE001';
  private static final char END = '\uE002';

  static final Pattern MARKED =
      Pattern.compile(
          START + "([^" + MIDDLE + END + "]*)" + MIDDLE + "([^" + MIDDLE + END + "]*)" + END);

  private Exact() {}

  /** Returns whether this request exports a table. */
  public static boolean isOn() {
    FacesContext faces = FacesContext.getCurrentInstance();
    return faces != null && faces.getExternalContext().getRequestMap().containsKey(EXPORTING);
  }

  /**
   * Returns how many rows to read for a table: the limit of the screen, or that of an export and
   * one more, which shows that there are more.
   */
  public static int rows(int limit) {
    return isOn() ? MOST_ROWS + 1 : limit;
  }

  /**
   * Returns a number for readers, or the exact one if this request exports a table.
   *
   * @param unit the unit of the exact number, empty if it has none
   * @param number null, NaN and infinity are unknown
   * @param text the number for readers
   */
  public static String or(String unit, @Nullable Number number, String text) {
    return isOn() ? marked(unit, plain(number)) : text;
  }

  /** Returns a time for readers, or the exact one in UTC if this request exports a table. */
  public static String or(@Nullable Instant time, String text) {
    return isOn() ? marked("", time == null ? "" : time.toString()) : text;
  }

  static String marked(String unit, String value) {
    return START + unit + MIDDLE + value + END;
  }

  static String unit(MatchResult marked) {
    return marked.group(1);
  }

  static String value(MatchResult marked) {
    return marked.group(2);
  }

  /** Returns all digits of a number without an exponent; empty if it is unknown. */
  static String plain(@Nullable Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      return Double.isFinite(value) ? plain(value) : "";
    }
    return number == null ? "" : number.toString();
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : BigDecimal.valueOf(value).toPlainString();
  }
}
