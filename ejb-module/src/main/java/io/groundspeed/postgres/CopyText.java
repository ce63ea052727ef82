package io.groundspeed.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the text format of PostgreSQL's COPY: tab-separated columns, {@code \N} for null, and
 * backslash escapes (https://www.postgresql.org/docs/18/sql-copy.html). Not thread-safe.
 *
 * <p>PostgreSQL text can't contain U+0000, and UTF-8 can't contain a lone surrogate. Either is
 * written as a question mark, so that no text can make the database reject other rows.
 */
public final class CopyText {
  private byte[] bytes = new byte[16 * 1024];
  private int size;
  private boolean atStart = true;

  /** Appends a text column; null becomes NULL. */
  public CopyText text(@Nullable String value) {
    separate();
    if (value == null) {
      return ascii("\\N");
    }
    int length = value.length();
    ensure(2 * length);
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        return rest(value.substring(i));
      }
      escaped((byte) c);
    }
    return this;
  }

  /** Appends a number. */
  public CopyText number(double value) {
    separate();
    return ascii(Double.toString(value));
  }

  /** Appends a whole number; null becomes NULL. */
  public CopyText whole(@Nullable Long value) {
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
    return ascii(value ? "t" : "f");
  }

  /** Appends a point in time; null becomes NULL. */
  public CopyText timeOrNull(@Nullable Instant value) {
    return value == null ? text(null) : time(value);
  }

  /** Ends a row. */
  public CopyText endRow() {
    atStart = true;
    ensure(1);
    bytes[size++] = '\n';
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
    atStart = true;
  }

  private void separate() {
    if (!atStart) {
      ensure(1);
      bytes[size++] = '\t';
    }
    atStart = false;
  }

  private CopyText rest(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    ensure(2 * utf8.length);
    for (byte b : utf8) {
      escaped(b);
    }
    return this;
  }

  /** Requires room for two bytes. */
  private void escaped(byte character) {
    byte b = character == 0 ? (byte) '?' : character;
    byte escape =
        switch (b) {
          case '\\' -> '\\';
          case '\t' -> 't';
          case '\n' -> 'n';
          case '\r' -> 'r';
          default -> 0;
        };
    if (escape != 0) {
      bytes[size++] = '\\';
    }
    bytes[size++] = escape == 0 ? b : escape;
  }

  private CopyText ascii(String value) {
    int length = value.length();
    ensure(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) value.charAt(i);
    }
    return this;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
