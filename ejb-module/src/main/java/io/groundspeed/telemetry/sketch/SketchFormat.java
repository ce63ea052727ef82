package io.groundspeed.telemetry.sketch;

import java.util.Arrays;

/**
 * The binary form of a {@link Sketch}, described in
 * src/docs/decisions/0002-sketches-not-samples.md: flags, the sum, and the counts that are not
 * implied by the flags.
 */
final class SketchFormat {
  /** There is one value, which is the sum. */
  private static final int LONE = 1;

  private static final int RATED = 2;
  private static final int EXTREMES = 4;

  private SketchFormat() {}

  static void write(Sketch sketch, ByteWriter out) {
    boolean lone = sketch.count == 1 && sketch.min == sketch.max && sketch.sum == sketch.min;
    boolean isRated = Arrays.stream(sketch.rated).anyMatch(n -> n != 0);
    boolean extremes = !lone && sketch.min <= sketch.max;
    out.unsignedByte((lone ? LONE : 0) | (isRated ? RATED : 0) | (extremes ? EXTREMES : 0));
    out.real(sketch.sum);
    if (!lone) {
      out.signed(sketch.count);
      out.signed(sketch.zeros);
    }
    if (extremes) {
      out.real(sketch.min);
      out.real(sketch.max);
    }
    if (isRated) {
      for (long n : sketch.rated) {
        out.signed(n);
      }
    }
    if (!lone) {
      writeBuckets(sketch, out);
    }
  }

  /** Writes the buckets that are not empty, each with its distance from the previous one. */
  private static void writeBuckets(Sketch sketch, ByteWriter out) {
    int used = 0;
    for (long n : sketch.buckets) {
      used += n == 0 ? 0 : 1;
    }
    out.unsigned(used);
    int previous = 0;
    for (int i = 0; i < sketch.buckets.length; i++) {
      if (sketch.buckets[i] != 0) {
        out.signed(sketch.first + i - previous);
        out.signed(sketch.buckets[i]);
        previous = sketch.first + i;
      }
    }
  }

  static Sketch read(ByteReader in) {
    Sketch sketch = new Sketch();
    int flags = in.unsignedByte();
    boolean lone = (flags & LONE) != 0;
    sketch.sum = in.real();
    if (!lone) {
      sketch.count = in.signed();
      sketch.zeros = in.signed();
    }
    if ((flags & EXTREMES) != 0) {
      sketch.min = in.real();
      sketch.max = in.real();
    }
    if ((flags & RATED) != 0) {
      for (int i = 0; i < sketch.rated.length; i++) {
        sketch.rated[i] = in.signed();
      }
    }
    if (lone) {
      becomeLone(sketch);
    } else {
      readBuckets(in, sketch);
    }
    return sketch;
  }

  private static void becomeLone(Sketch sketch) {
    sketch.count = 1;
    sketch.min = sketch.sum;
    sketch.max = sketch.sum;
    if (sketch.sum <= Sketch.LEAST) {
      sketch.zeros = 1;
    } else {
      sketch.addToBucket(Sketch.bucketOf(sketch.sum), 1);
    }
  }

  private static void readBuckets(ByteReader in, Sketch sketch) {
    int used = (int) in.unsigned();
    int bucket = 0;
    for (int i = 0; i < used; i++) {
      bucket += (int) in.signed();
      sketch.addToBucket(bucket, in.signed());
    }
  }
}
