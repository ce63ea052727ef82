package io.groundspeed.web.beacon;

import io.groundspeed.probe.bounded.LruMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Who sends more than others, in the last seconds. When the intake fills, those are refused first:
 * at half full who sends four times the average, at full who sends half of it. So what is admitted
 * approaches what can be stored, and those who send little are the last to notice.
 *
 * <p>Remembers a bounded number of clients; those not heard of for longest are forgotten first.
 * Thread-safe.
 */
final class FairShares {
  /** Items in the last seconds that nobody is refused for: a page view with all its assets. */
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
  private Long addedUpAt;

  FairShares(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Counts items of a client, unless it has had more than its share.
   *
   * @param fill of the intake, 0 to 1
   * @return whether it may send them
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

  /** Returns whether a client has sent little in the last seconds, what it sends now included. */
  synchronized boolean isLight(String client) {
    Share share = shares.get(client);
    return share == null || share.at(nanoTime.getAsLong()) <= ALWAYS;
  }

  private static double fairFactor(double fill) {
    return MOST * Math.pow(2, -SLOPE * (fill - BUSY));
  }

  /** Added up ten times a second at most, and only where the intake is busy. */
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
