package io.groundspeed.telemetry.sketch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the output of {@link ByteWriter}. */
public final class ByteReader {
  private final ByteBuffer in;

  public ByteReader(ByteBuffer in) {
    this.in = in;
  }

  /** Returns whether bytes are left. */
  public boolean hasMore() {
    return in.hasRemaining();
  }

  /** Reads a number from 0 to 255. */
  public int unsignedByte() {
    return in.get() & 0xFF;
  }

  /** Reads a variable-length number, 7 bits per byte. */
  public long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number longer than ten bytes");
  }

  long signed() {
    long zigzag = unsigned();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  double real() {
    return in.getDouble();
  }

  /** Reads a text preceded by its length. */
  public String text() {
    byte[] utf8 = new byte[(int) unsigned()];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
