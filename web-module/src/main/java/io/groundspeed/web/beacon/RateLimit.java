package io.groundspeed.web.beacon;

import io.groundspeed.probe.bounded.LruMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A token bucket per client, with a rate per second and a burst. Remembers a bounded number of
 * clients and forgets the least recently seen first. Thread-safe.
 */
final class RateLimit {
  private static final int CLIENTS = 10_000;
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets = new LruMap<>(CLIENTS);

  RateLimit(double perSecond, double burst, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = nanoTime;
  }

  /**
   * Takes tokens of a client, all or none. A client with at least one token may take more than it
   * has, so that a large beacon is never impossible; it then waits until the debt is paid.
   *
   * @return whether the client had a token
   */
  synchronized boolean admits(String client, int tokens) {
    long now = nanoTime.getAsLong();
    Bucket bucket = buckets.computeIfAbsent(client, absent -> new Bucket(burst, now));
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.filledAt) / NANOS * perSecond);
    bucket.filledAt = now;
    if (bucket.tokens < 1) {
      return false;
    }
    bucket.tokens -= tokens;
    return true;
  }

  private static final class Bucket {
    double tokens;
    long filledAt;

    Bucket(double tokens, long filledAt) {
      this.tokens = tokens;
      this.filledAt = filledAt;
    }
  }
}
