package io.groundspeed.bench.ingest;

import java.util.Arrays;

/**
 * One round of posting to one target.
 *
 * @param seconds how long it took
 * @param latencies of each answered request in nanoseconds, sorted
 * @param refused requests that were not answered by 204
 */
record Round(double seconds, long[] latencies, long refused) {
  double perSecond() {
    return latencies.length / seconds;
  }

  /** Returns a quantile of the latency in milliseconds. */
  double millis(double quantile) {
    return latencies.length == 0
        ? Double.NaN
        : latencies[(int) Math.min(latencies.length - 1, Math.floor(quantile * latencies.length))]
            / 1e6;
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
