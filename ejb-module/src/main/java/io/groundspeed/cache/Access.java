package io.groundspeed.cache;

import java.util.concurrent.atomic.LongAdder;

/** Counts the accesses to one key on this node. */
final class Access {
  private static final long PRECISION_MILLIS = 1_000;

  private final String key;
  private final PatternCounts counts;
  private final LongAdder accesses = new LongAdder();

  /** Written about once a second: more would be felt where all threads read one key. */
  private volatile long lastMillis;

  /** What was handed out already; used by the one thread that drains. */
  private long drained;

  Access(String key, PatternCounts counts) {
    this.key = key;
    this.counts = counts;
  }

  void at(long now) {
    accesses.increment();
    if (now - lastMillis > PRECISION_MILLIS) {
      lastMillis = now;
    }
  }

  /** Returns the accesses since the last time. */
  long drain() {
    long sum = accesses.sum();
    long more = sum - drained;
    drained = sum;
    return more;
  }

  String key() {
    return key;
  }

  PatternCounts counts() {
    return counts;
  }

  long lastMillis() {
    return lastMillis;
  }
}
