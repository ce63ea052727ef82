package io.groundspeed.probe.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A limited amount of something that many client networks use, and of which one may only use a
 * part. A network that uses nothing takes no memory. Thread-safe.
 */
public final class Shares {
  private final long total;
  private final long each;
  private final AtomicLong used = new AtomicLong();
  private final Map<String, Long> usedBy = new ConcurrentHashMap<>();

  /**
   * @param total for all networks together
   * @param each for one network
   */
  public Shares(long total, long each) {
    this.total = total;
    this.each = each;
  }

  /** Takes an amount for a network, or nothing where that would exceed its part or the total. */
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

  /** Gives back what was taken. */
  public void give(String network, long amount) {
    used.addAndGet(-amount);
    usedBy.computeIfPresent(network, (key, old) -> old == amount ? null : old - amount);
  }

  /** Returns how much is taken by all. */
  public long used() {
    return used.get();
  }

  /** Returns how many networks use some of it. */
  public int networks() {
    return usedBy.size();
  }
}
