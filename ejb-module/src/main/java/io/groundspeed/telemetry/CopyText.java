package io.groundspeed.telemetry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Rows in the text format of PostgreSQL's COPY: tab-separated columns, {@code \N} for null, and
 * backslash escapes (https://www.postgresql.org/docs/18/sql-copy.html). Not thread-safe.
 */
public final class CopyText {
  private byte[] bytes = new byte[16 * 1024];
  private int size;
  private boolean atStart = true;

  /** Appends a text column; null becomes NULL. */
  public CopyText text(String value) {
    separate();
    if (value == null) {
      return put('\\').put('N');
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        return rest(value.substring(i));
      }
      escaped(c);
    }
    return this;
  }

  /** Appends a number. */
  public CopyText number(double value) {
    separate();
    return ascii(Double.toString(value));
  }

  /** Appends a whole number; null becomes NULL. */
  public CopyText whole(Long value) {
    separate();
    return ascii(value == null ? "\\N" : Long.toString(value));
  }

  /** Appends a point in time. */
  public CopyText time(Instant value) {
    separate();
    return ascii(value.toString());
  }

  /** Appends true or false. */
  public CopyText flag(boolean value) {
    separate();
    return put(value ? 't' : 'f');
  }

  CopyText endRow() {
    atStart = true;
    return put('\n');
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  private void separate() {
    if (!atStart) {
      put('\t');
    }
    atStart = false;
  }

  private CopyText rest(String value) {
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      if (b >= 0) {
        escaped((char) b);
      } else {
        put((char) (b & 0xFF));
      }
    }
    return this;
  }

  private void escaped(char c) {
    switch (c) {
      case '\\' -> put('\\').put('\\');
      case '\t' -> put('\\').put('t');
      case '\n' -> put('\\').put('n');
      case '\r' -> put('\\').put('r');
      default -> put(c);
    }
  }

  private CopyText ascii(String value) {
    for (int i = 0; i < value.length(); i++) {
      put(value.charAt(i));
    }
    return this;
  }

  private CopyText put(char c) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) c;
    return this;
  }
}
