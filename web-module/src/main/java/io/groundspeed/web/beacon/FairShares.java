package io.groundspeed.web.beacon;

import io.groundspeed.probe.bounded.LruMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tracks who has sent more than others in the last seconds. When the intake fills up, those are
 * refused first: at half full, senders of four times the average; at full, senders of half the
 * average. The admitted load so approaches what can be stored, and light senders are affected last.
 *
 * <p>Remembers a bounded number of clients and forgets the least recently seen first. Thread-safe.
 */
final class FairShares {
  /** Recent items that are never refused: a page view with all its assets. */
  static final int ALWAYS = 200;

  private static final int CLIENTS = 10_000;
  private static final double BUSY = 0.5;
  private static final double MOST = 4;
  private static final double SLOPE = 6;
  private static final double HALF_LIFE_NANOS = 5e9;
  private static final long ADD_UP_NANOS = 100_000_000;

  private final LongSupplier nanoTime;
  private final Map<String, Share> shares = new LruMap<>(CLIENTS);
  private double sum;
  private int active = 1;
  private @Nullable Long addedUpAt;

  FairShares(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Counts items of a client, unless they exceed its share.
   *
   * @param fill of the intake, 0 to 1
   * @return whether the client may send them
   */
  synchronized boolean admits(String client, int items, double fill) {
    long now = nanoTime.getAsLong();
    Share share = shares.computeIfAbsent(client, absent -> new Share(now));
    double wanted = share.at(now) + items;
    if (fill > BUSY && wanted > Math.max(ALWAYS, fairFactor(fill) * average(now))) {
      return false;
    }
    share.items = wanted;
    sum += items;
    return true;
  }

  /** Returns whether a client has sent little in the last seconds, including its current items. */
  synchronized boolean isLight(String client) {
    Share share = shares.get(client);
    return share == null || share.at(nanoTime.getAsLong()) <= ALWAYS;
  }

  private static double fairFactor(double fill) {
    return MOST * Math.pow(2, -SLOPE * (fill - BUSY));
  }

  /** Computed at most ten times per second, and only while the intake is busy. */
  private double average(long now) {
    if (addedUpAt == null || now - addedUpAt > ADD_UP_NANOS) {
      addedUpAt = now;
      sum = 0;
      active = 0;
      for (Share share : shares.values()) {
        double items = share.at(now);
        sum += items;
        active += items >= 1 ? 1 : 0;
      }
    }
    return sum / Math.max(1, active);
  }

  private static final class Share {
    double items;
    long countedAt;

    Share(long now) {
      countedAt = now;
    }

    double at(long now) {
      items *= Math.pow(2, -(now - countedAt) / HALF_LIFE_NANOS);
      countedAt = now;
      return items;
    }
  }
}
