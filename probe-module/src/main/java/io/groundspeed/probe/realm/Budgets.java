package io.groundspeed.probe.realm;

import io.groundspeed.probe.bounded.LruMap;
import java.util.concurrent.TimeUnit;

/** A budget of failed attempts for each key: a burst, then a number per minute. Not thread-safe. */
final class Budgets {
  private final int most;
  private final double perNano;
  private final LruMap<String, Budget> budgets;

  /**
   * @param most failures in a burst
   * @param perMinute failures that are restored each minute
   * @param keys how many keys are remembered; the least recently used one is removed first
   */
  Budgets(int most, int perMinute, int keys) {
    this.most = most;
    this.perNano = (double) perMinute / TimeUnit.MINUTES.toNanos(1);
    this.budgets = new LruMap<>(keys);
  }

  /** Takes one attempt from a key's budget, and returns whether one was left. */
  boolean take(String key, long now) {
    Budget budget = refilled(key, now);
    if (budget.left < 1) {
      return false;
    }
    budget.left--;
    return true;
  }

  /** Returns one attempt to the budget, because it did not fail. */
  void giveBack(String key, long now) {
    Budget budget = refilled(key, now);
    budget.left = Math.min(most, budget.left + 1);
  }

  /** Returns how long until an attempt is available again, in nanoseconds. */
  long waitNanos(String key, long now) {
    return (long) Math.max(0, (1 - refilled(key, now).left) / perNano);
  }

  /** Returns how many keys were removed because there were too many. */
  long evicted() {
    return budgets.evicted();
  }

  private Budget refilled(String key, long now) {
    Budget budget = budgets.computeIfAbsent(key, any -> new Budget(most, now));
    budget.left = Math.min(most, budget.left + (now - budget.at) * perNano);
    budget.at = now;
    return budget;
  }

  private static final class Budget {
    private double left;
    private long at;

    Budget(int left, long at) {
      this.left = left;
      this.at = at;
    }
  }
}
