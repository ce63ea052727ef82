package io.groundspeed.telemetry.sketch;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A mergeable summary of values from which any percentile can be read within 1 %.
 *
 * <p>Values are counted in logarithmic buckets: bucket <i>i</i> holds γ<sup>i−1</sup> &lt; v ≤
 * γ<sup>i</sup> with γ = 1.02, and is read as 2γ<sup>i</sup> ∕ (γ + 1), which is at most (γ − 1) ∕
 * (γ + 1) = 0.99 % from any value in it (DDSketch: Masson, Rim, Lee, VLDB 2019). Count, sum,
 * minimum, maximum and the counts per {@link Rating} are exact. Merging two sketches adds their
 * counts, so percentiles are never averaged.
 *
 * <p>A value can be removed with weight −1, which is how a metric sent again replaces its earlier
 * value. The extremes can't be removed: if the minimum or maximum itself was replaced, it is read
 * from the outermost bucket, within 1 %.
 *
 * <p>Not thread-safe.
 */
public final class Sketch {
  private static final double GAMMA = 1.02;
  private static final double LOG_GAMMA = Math.log(GAMMA);

  /** Values up to this one count as zero: with milliseconds, a nanosecond. */
  static final double LEAST = 1e-6;

  // SketchFormat reads and writes these fields; other classes don't.
  long count;
  long zeros;
  double sum;
  double min = Double.POSITIVE_INFINITY;
  double max = Double.NEGATIVE_INFINITY;
  final long[] rated = new long[Rating.values().length];

  long[] buckets = new long[0];
  int first;

  /**
   * Returns a sketch of values that were counted elsewhere in the same buckets.
   *
   * @param firstBucket the bucket at index 0 of {@code counts}
   * @param counts without empty buckets at either end; may be empty
   * @param sum of all values
   * @param least the minimum; 0 if unknown
   * @param greatest the maximum; 0 if unknown
   */
  public static Sketch ofBuckets(
      int firstBucket, long[] counts, double sum, double least, double greatest) {
    Sketch sketch = new Sketch();
    sketch.sum = sum;
    if (counts.length > 0) {
      sketch.first = firstBucket;
      sketch.buckets = counts.clone();
      sketch.count = Arrays.stream(counts).sum();
      int last = firstBucket + counts.length - 1;
      boolean known = greatest > LEAST && bucketOf(greatest) == last;
      sketch.max = known ? greatest : valueOf(last);
      boolean knownLeast = least > 0 && bucketOf(least) == firstBucket;
      sketch.min = Math.min(sketch.max, knownLeast ? least : valueOf(firstBucket));
    }
    return sketch;
  }

  /** Returns a sketch that contains only a sum, for values that are added up and never ranked. */
  public static Sketch ofTotal(double sum) {
    Sketch sketch = new Sketch();
    sketch.sum = sum;
    return sketch;
  }

  /** Counts one value. */
  public void add(double value, @Nullable Rating rating) {
    add(value, rating, 1);
  }

  /**
   * Counts a value {@code weight} times; a negative weight removes it.
   *
   * @param value finite, ≥ 0
   * @param rating null if the stream is not rated
   */
  public void add(double value, @Nullable Rating rating, long weight) {
    if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a sketch holds finite values ≥ 0, not " + value);
    }
    count += weight;
    sum += value * weight;
    if (weight > 0) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    if (rating != null) {
      rated[rating.ordinal()] += weight;
    }
    if (value <= LEAST) {
      zeros += weight;
    } else {
      addToBucket(bucketOf(value), weight);
    }
  }

  /** Adds the counts of another sketch, which is not changed. */
  public void merge(Sketch other) {
    count += other.count;
    zeros += other.zeros;
    sum += other.sum;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    for (int i = 0; i < rated.length; i++) {
      rated[i] += other.rated[i];
    }
    if (other.buckets.length > 0) {
      cover(other.first, other.first + other.buckets.length - 1);
      for (int i = 0; i < other.buckets.length; i++) {
        buckets[other.first + i - first] += other.buckets[i];
      }
    }
  }

  /** Returns the number of values. */
  public long count() {
    return count;
  }

  /** Returns the number of values with a rating. */
  public long count(Rating rating) {
    return rated[rating.ordinal()];
  }

  /** Returns the sum of all values. */
  public double sum() {
    return sum;
  }

  /** Returns the mean; NaN if the sketch is empty. */
  public double mean() {
    return count > 0 ? sum / count : Double.NaN;
  }

  /** Returns the minimum; NaN if the sketch is empty. */
  public double min() {
    if (count <= 0) {
      return Double.NaN;
    }
    if (zeros > 0) {
      return min;
    }
    int lowest = lowestBucket();
    return bucketOf(min) == lowest ? min : valueOf(lowest);
  }

  /** Returns the maximum; NaN if the sketch is empty. */
  public double max() {
    if (count <= 0) {
      return Double.NaN;
    }
    int highest = highestBucket();
    if (highest == Integer.MIN_VALUE) {
      return Math.min(max, LEAST);
    }
    return bucketOf(max) == highest ? max : valueOf(highest);
  }

  /**
   * Returns the value at a quantile as defined by {@code percentile_disc}: the first value whose
   * cumulative share reaches the quantile, within 1 %. NaN if the sketch is empty.
   *
   * @param quantile 0 to 1
   */
  public double quantile(double quantile) {
    if (count <= 0) {
      return Double.NaN;
    }
    long rank = Math.max(1, (long) Math.ceil(quantile * count));
    long seen = zeros;
    if (rank <= seen) {
      return 0;
    }
    double least = min();
    double greatest = max();
    for (int i = 0; i < buckets.length; i++) {
      seen += buckets[i];
      if (seen >= rank) {
        return Math.max(least, Math.min(greatest, valueOf(first + i)));
      }
    }
    return greatest;
  }

  /**
   * Returns the number of values above {@code low} and up to {@code high}, to the width of a
   * bucket.
   */
  public long countBetween(double low, double high) {
    long between = low < 0 ? zeros : 0;
    for (int i = 0; i < buckets.length; i++) {
      double value = valueOf(first + i);
      if (value > low && value <= high) {
        between += buckets[i];
      }
    }
    return between;
  }

  void addToBucket(int bucket, long weight) {
    cover(bucket, bucket);
    buckets[bucket - first] += weight;
  }

  /** Extends the window of buckets to include both ends, with some room on either side. */
  private void cover(int low, int high) {
    if (buckets.length == 0) {
      first = low;
      buckets = new long[high - low + 1];
      return;
    }
    int last = first + buckets.length - 1;
    if (low >= first && high <= last) {
      return;
    }
    int room = Math.max(8, buckets.length / 2);
    int newFirst = low < first ? low - room : first;
    int newLast = high > last ? high + room : last;
    long[] wider = new long[newLast - newFirst + 1];
    System.arraycopy(buckets, 0, wider, first - newFirst, buckets.length);
    buckets = wider;
    first = newFirst;
  }

  private int lowestBucket() {
    for (int i = 0; i < buckets.length; i++) {
      if (buckets[i] > 0) {
        return first + i;
      }
    }
    return Integer.MIN_VALUE;
  }

  private int highestBucket() {
    for (int i = buckets.length - 1; i >= 0; i--) {
      if (buckets[i] > 0) {
        return first + i;
      }
    }
    return Integer.MIN_VALUE;
  }

  static int bucketOf(double value) {
    return (int) Math.ceil(Math.log(value) / LOG_GAMMA);
  }

  private static double valueOf(int bucket) {
    return 2 * Math.exp(bucket * LOG_GAMMA) / (GAMMA + 1);
  }

  /** Appends the binary form. */
  public void encode(ByteWriter out) {
    SketchFormat.write(this, out);
  }

  /** Reads the output of {@link #encode}. */
  public static Sketch decode(ByteReader in) {
    return SketchFormat.read(in);
  }

  /** Returns the binary form. */
  byte[] toBytes() {
    ByteWriter out = new ByteWriter(64 + buckets.length);
    encode(out);
    return out.toByteArray();
  }

  /** Reads the output of {@link #toBytes}. */
  public static Sketch ofBytes(byte[] bytes) {
    return decode(new ByteReader(ByteBuffer.wrap(bytes)));
  }
}
