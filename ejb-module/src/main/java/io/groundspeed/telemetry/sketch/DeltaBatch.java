package io.groundspeed.telemetry.sketch;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What one flush adds to the sketches, packed into one row of {@code telemetry_delta}: a version
 * byte, then for each key its stream, name, detail, segment, minute and sketch.
 */
public final class DeltaBatch {
  private static final int VERSION = 1;

  private final Map<SketchKey, Sketch> sketches = new HashMap<>();

  /** Returns the sketch of a key, made where there is none yet. */
  public Sketch sketch(SketchKey key) {
    return sketches.computeIfAbsent(key, absent -> new Sketch());
  }

  /** Returns how many sketches it has. */
  public int size() {
    return sketches.size();
  }

  /** Returns whether it has none. */
  public boolean isEmpty() {
    return sketches.isEmpty();
  }

  /** Returns all of it, packed. */
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

  /** Calls back with each key and sketch of a packed batch. */
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
