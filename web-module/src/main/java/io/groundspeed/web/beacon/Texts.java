package io.groundspeed.web.beacon;

/** Shortens and cleans texts that senders choose. */
final class Texts {
  private Texts() {}

  /** Returns the longest prefix of whole characters that fits into this many bytes of UTF-8. */
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

  /** Returns the first UTF-16 characters of a longer text, never half a surrogate pair. */
  static String headOfChars(String text, int longest) {
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  /** Returns the text without control characters and lone surrogates. */
  static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
