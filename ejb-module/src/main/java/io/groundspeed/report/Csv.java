package io.groundspeed.report;

/** Rows as RFC 4180 has them; what a spreadsheet would take for a formula is made text. */
final class Csv {
  private static final String FORMULA = "=+-@\t\r\n";

  private final StringBuilder text = new StringBuilder();
  private boolean inRow;

  /** Adds a cell of text, which nobody knows the content of. */
  void text(String value) {
    boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
    raw(formula ? "'" + value : value);
  }

  /** Adds a cell that is a number, a time, a truth value, or empty. */
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
