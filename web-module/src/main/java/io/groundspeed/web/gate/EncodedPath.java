package io.groundspeed.web.gate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Checks the percent-encoding of a path (RFC 3986): each escape has two hexadecimal digits, and the
 * bytes are UTF-8.
 */
final class EncodedPath {
  private static final int HEXADECIMAL = 16;

  private EncodedPath() {}

  /** Returns whether a path can be decoded. */
  static boolean isUtf8(String path) {
    if (path.indexOf('%') < 0) {
      return true;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) != '%') {
        bytes.write('x'); // an unescaped character ends a sequence of bytes
        continue;
      }
      int value = escape(path, i);
      if (value < 0) {
        return false;
      }
      bytes.write(value);
      i += 2;
    }
    return isUtf8(bytes.toByteArray());
  }

  /** Returns the escaped byte at a position, -1 if the escape is invalid. */
  private static int escape(String path, int at) {
    if (at + 2 >= path.length()) {
      return -1;
    }
    int high = Character.digit(path.charAt(at + 1), HEXADECIMAL);
    int low = Character.digit(path.charAt(at + 2), HEXADECIMAL);
    return high < 0 || low < 0 ? -1 : high * HEXADECIMAL + low;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
