package io.groundspeed.web.beacon;

/** Which texts PostgreSQL can store: no U+0000, no lone surrogate. */
final class Texts {
  private Texts() {}

  /** Returns whether a text can be stored. */
  static boolean storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** Returns as many whole characters from the beginning as fit into so many bytes of UTF-8. */
  static String head(String text, int bytes) {
    int size = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      size += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
      if (size > bytes) {
        return text.substring(0, i);
      }
      i += Character.charCount(character);
    }
    return text;
  }

  /** Returns the text without control characters, lone surrogates included. */
  static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
