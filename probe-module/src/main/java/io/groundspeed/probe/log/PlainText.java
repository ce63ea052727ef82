package io.groundspeed.probe.log;

/**
 * Text that may come from a request, as it is written to a log: on one line, and without a
 * character that a terminal or a log viewer acts on.
 */
final class PlainText {
  /** Marks a text that was cut: three bytes in UTF-8. */
  private static final char CUT = '…';

  private static final int CUT_BYTES = 3;
  private static final int ONE_BYTE = 0x80;
  private static final int TWO_BYTES = 0x800;

  private PlainText() {}

  /**
   * Appends a text with its control characters escaped.
   *
   * @param most bytes that may be appended, in UTF-8; a longer text is cut and marked by an
   *     ellipsis
   * @return how many bytes were appended, at most {@code most}
   */
  static int append(StringBuilder to, String text, int most) {
    int begin = to.length();
    int bytes = 0;
    int end = begin; // up to here it still has room for the mark
    for (int i = 0; i < text.length(); i++) {
      String part = escaped(text.charAt(i));
      bytes += bytes(part);
      if (bytes > most) {
        return cut(to, begin, end, most);
      }
      to.append(part);
      if (bytes <= most - CUT_BYTES && !Character.isHighSurrogate(text.charAt(i))) {
        end = to.length();
      }
    }
    return bytes;
  }

  private static int cut(StringBuilder to, int begin, int end, int most) {
    to.setLength(end);
    if (most >= CUT_BYTES) {
      to.append(CUT);
    }
    return bytes(to, begin);
  }

  /** Escapes what starts a line, moves the cursor, or changes the direction of the text. */
  private static String escaped(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> isPlain(c) ? String.valueOf(c) : "\\u%04x".formatted((int) c);
    };
  }

  private static boolean isPlain(char c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  /** Returns how many bytes a text takes in UTF-8, at most: a pair of surrogates counts as six. */
  static int bytes(CharSequence text) {
    return bytes(text, 0);
  }

  private static int bytes(CharSequence text, int from) {
    int bytes = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < ONE_BYTE ? 1 : c < TWO_BYTES ? 2 : 3;
    }
    return bytes;
  }
}
