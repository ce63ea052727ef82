package io.groundspeed.web.csv;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes CSV as RFC 4180 defines it: commas, CRLF after each record, quotes around a field that
 * needs them. A text that a spreadsheet would take for a formula begins with an apostrophe.
 */
public final class CsvWriter {
  private static final String RECORD_END = "\r\n";

  /** The first characters of texts that spreadsheets calculate, or skip to find such a one. */
  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final Writer out;

  /**
   * @param out written to at once, so it should be buffered; not closed
   */
  public CsvWriter(Writer out) {
    this.out = out;
  }

  /** Writes a record. */
  public void write(List<Cell> record) throws IOException {
    String separator = "";
    for (Cell cell : record) {
      out.write(separator);
      out.write(quoted(cell.number() ? cell.value() : neutral(cell.value())));
      separator = ",";
    }
    out.write(RECORD_END);
  }

  private static String neutral(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
