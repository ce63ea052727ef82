package io.groundspeed.telemetry.sketch;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The additions of one flush to the sketches, packed into one row of {@code telemetry_delta}: a
 * version byte, then for each key its stream, name, detail, segment, minute and sketch.
 */
public final class DeltaBatch {
  private static final int VERSION = 1;

  private final Map<SketchKey, Sketch> sketches = new HashMap<>();

  /** Returns the sketch of a key, creating it if there is none. */
  public Sketch sketch(SketchKey key) {
    return sketches.computeIfAbsent(key, absent -> new Sketch());
  }

  /** Returns the number of sketches. */
  public int size() {
    return sketches.size();
  }

  /** Returns whether there are no sketches. */
  public boolean isEmpty() {
    return sketches.isEmpty();
  }

  /** Returns the packed form. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter(64 * sketches.size());
    out.unsignedByte(VERSION);
    sketches.forEach(
        (key, sketch) -> {
          out.unsignedByte(key.stream().code());
          out.text(key.name());
          out.text(key.detail());
          out.text(key.segment());
          out.unsigned(key.start() / Resolution.MINUTE.seconds());
          sketch.encode(out);
        });
    return out.toByteArray();
  }

  /**
   * Passes each key and sketch of a packed batch to a consumer.
   *
   * @throws IllegalStateException if the version is unknown
   */
  public static void read(byte[] packed, BiConsumer<SketchKey, Sketch> each) {
    ByteReader in = new ByteReader(ByteBuffer.wrap(packed));
    int version = in.unsignedByte();
    if (version != VERSION) {
      throw new IllegalStateException(
          "a delta of version " + version + ", this node reads " + VERSION);
    }
    while (in.hasMore()) {
      SketchKey key =
          new SketchKey(
              Stream.ofCode(in.unsignedByte()),
              in.text(),
              in.text(),
              in.text(),
              in.unsigned() * Resolution.MINUTE.seconds());
      each.accept(key, Sketch.decode(in));
    }
  }
}
