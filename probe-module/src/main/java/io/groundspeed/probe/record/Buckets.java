package io.groundspeed.probe.record;

/**
 * The buckets of durations: bucket <i>i</i> contains γ<sup>i−1</sup> &lt; ms ≤ γ<sup>i</sup>, γ =
 * 1.02. These are also the buckets of the stored sketches. They cover 1 ns to 2 years.
 */
final class Buckets {
  static final double GAMMA = 1.02;

  /** The bucket of index 0 in every array of counts. */
  static final int FIRST = -700;

  static final int COUNT = 2_048;

  private static final int STEPS = 64;
  private static final long MOST = 1L << 55;

  /** The greatest number of nanoseconds in each bucket. */
  private static final long[] BOUNDS = bounds();

  /** The bucket of the smallest value with a given exponent and the given next six bits. */
  private static final short[] GUESSES = guesses();

  private Buckets() {}

  /** Returns the index of a duration's bucket, from 0. */
  static int indexOf(long nanos) {
    long bounded = Math.max(1, Math.min(MOST, nanos));
    int zeros = Long.numberOfLeadingZeros(bounded);
    int next = (int) ((bounded << zeros) >>> 57) & (STEPS - 1);
    int index = GUESSES[(63 - zeros) * STEPS + next];
    while (bounded > BOUNDS[index]) {
      index++;
    }
    return index;
  }

  private static long[] bounds() {
    long[] bounds = new long[COUNT];
    for (int i = 0; i < COUNT; i++) {
      bounds[i] = (long) Math.floor(Math.pow(GAMMA, FIRST + i) * 1e6);
    }
    return bounds;
  }

  private static short[] guesses() {
    short[] guesses = new short[63 * STEPS];
    short index = 0;
    for (int slot = 0; slot < guesses.length; slot++) {
      int exponent = slot / STEPS;
      long mantissa = STEPS + slot % STEPS;
      long least = exponent >= 6 ? mantissa << (exponent - 6) : mantissa >> (6 - exponent);
      while (index < COUNT - 1 && Math.min(MOST, least) > BOUNDS[index]) {
        index++;
      }
      guesses[slot] = index;
    }
    return guesses;
  }
}
