package io.groundspeed.probe.log;

/**
 * Prepares text that may come from a request for a log: on one line, and without characters that a
 * terminal or a log viewer interprets.
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
   * @param most maximum number of bytes to append, in UTF-8; a longer text is cut and marked by an
   *     ellipsis
   * @return the number of bytes appended, at most {@code most}
   */
  static int append(StringBuilder to, String text, int most) {
    int begin = to.length();
    int bytes = 0;
    int end = begin; // the last position that leaves room for the mark
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

  /** Escapes characters that start a line, move the cursor, or change the direction of the text. */
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

  /** Returns an upper bound of the bytes of a text in UTF-8: a pair of surrogates counts as six. */
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
