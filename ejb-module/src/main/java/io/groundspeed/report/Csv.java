package io.groundspeed.report;

/** CSV as defined in RFC 4180. Text that a spreadsheet would interpret as a formula is escaped. */
final class Csv {
  private static final String FORMULA = "=+-@\t\r\n";

  private final StringBuilder text = new StringBuilder();
  private boolean inRow;

  /** Adds a text cell with arbitrary content. */
  void text(String value) {
    boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
    raw(formula ? "'" + value : value);
  }

  /** Adds a cell that contains a number, a time, a boolean, or nothing. */
  void raw(String value) {
    text.append(inRow ? "," : "");
    inRow = true;
    if (value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')) {
      text.append('"').append(value.replace("\"", "\"\"")).append('"');
    } else {
      text.append(value);
    }
  }

  void endRow() {
    text.append("\r\n");
    inRow = false;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
