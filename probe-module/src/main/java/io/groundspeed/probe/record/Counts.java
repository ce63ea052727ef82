package io.groundspeed.probe.record;

import java.util.Arrays;

/**
 * The counts of a tally since the last fetch.
 *
 * @param calls the number of calls
 * @param nanos the sum of their durations
 * @param rows rows returned or changed, in all
 * @param failures how many of them failed
 * @param extremes the shortest and the longest
 * @param firstBucket the bucket of index 0 of {@code buckets}: bucket <i>i</i> contains
 *     1.02<sup>i−1</sup> &lt; ms ≤ 1.02<sup>i</sup>
 * @param buckets calls by duration, without the empty buckets at both ends
 */
public record Counts(
    long calls,
    long nanos,
    long rows,
    long failures,
    Extremes extremes,
    int firstBucket,
    long[] buckets) {

  static Counts of(
      long[] counts, long calls, long nanos, long rows, long failures, Extremes extremes) {
    int from = 0;
    int to = counts.length;
    while (from < to && counts[from] == 0) {
      from++;
    }
    while (to > from && counts[to - 1] == 0) {
      to--;
    }
    return new Counts(
        calls,
        nanos,
        rows,
        failures,
        extremes,
        Buckets.FIRST + from,
        Arrays.copyOfRange(counts, from, to));
  }

  boolean isEmpty() {
    return calls == 0 && nanos == 0 && rows == 0 && failures == 0;
  }
}
