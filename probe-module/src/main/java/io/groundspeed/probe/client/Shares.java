package io.groundspeed.probe.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A limited amount that many client networks share, of which each may use only a part. A network
 * that uses nothing takes no memory. Thread-safe.
 */
public final class Shares {
  private final long total;
  private final long each;
  private final AtomicLong used = new AtomicLong();
  private final Map<String, Long> usedBy = new ConcurrentHashMap<>();

  /**
   * @param total limit for all networks together
   * @param each limit for one network
   */
  public Shares(long total, long each) {
    this.total = total;
    this.each = each;
  }

  /** Takes an amount for a network, or nothing if that would exceed its part or the total. */
  public boolean take(String network, long amount) {
    if (used.addAndGet(amount) > total) {
      used.addAndGet(-amount);
      return false;
    }
    boolean[] granted = new boolean[1];
    usedBy.compute(
        network,
        (key, old) -> {
          long wanted = amount + (old == null ? 0 : old);
          granted[0] = wanted <= each;
          return granted[0] ? Long.valueOf(wanted) : old;
        });
    if (!granted[0]) {
      used.addAndGet(-amount);
    }
    return granted[0];
  }

  /** Returns an amount that was taken. */
  public void give(String network, long amount) {
    used.addAndGet(-amount);
    usedBy.computeIfPresent(network, (key, old) -> old == amount ? null : old - amount);
  }

  /** Returns the amount that all networks use. */
  public long used() {
    return used.get();
  }

  /** Returns the number of networks that use some of it. */
  public int networks() {
    return usedBy.size();
  }
}
