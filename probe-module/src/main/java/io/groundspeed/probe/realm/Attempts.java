package io.groundspeed.probe.realm;

import io.groundspeed.probe.bounded.LruMap;
import io.groundspeed.probe.client.Refusal;
import io.groundspeed.probe.client.Refusal.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Decides who may try a password. There are three limits, none of which depends on whether a name
 * exists:
 *
 * <ul>
 *   <li>A name from one network: after ten failures in a row it is locked for a minute, and twice
 *       as long after each further failure, up to 15 minutes.
 *   <li>A network, whatever the names: a burst of 60 failures, then ten a minute.
 *   <li>A name, whatever the networks: a burst of 30 failures, then ten a minute. Beyond that each
 *       network has to wait 5 s before each attempt, and then gets it: the account's owner is
 *       delayed by that time, but never locked out.
 * </ul>
 *
 * <p>The last two limits do not apply to a name from a network where it has logged in before.
 * Everything is in memory and bounded. Thread-safe.
 */
final class Attempts {
  private static final int KEYS = 10_000;
  private static final int NETWORK_BURST = 60;
  private static final int NAME_BURST = 30;
  private static final int PER_MINUTE = 10;
  private static final long FIRST_LOCK = TimeUnit.MINUTES.toNanos(1);
  private static final long LONGEST_LOCK = TimeUnit.MINUTES.toNanos(15);
  private static final long DELAY = TimeUnit.SECONDS.toNanos(5);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Failures expire after twice the longest lock. */
  private static final long FORGOTTEN = TimeUnit.MINUTES.toNanos(30);

  private final int failures;
  private final LongSupplier nanoTime;
  private final LruMap<String, Pair> pairs = new LruMap<>(KEYS);
  private final LruMap<String, Boolean> known = new LruMap<>(KEYS);
  private final Budgets networks = new Budgets(NETWORK_BURST, PER_MINUTE, KEYS);
  private final Budgets names = new Budgets(NAME_BURST, PER_MINUTE, KEYS);

  Attempts(int failures, LongSupplier nanoTime) {
    this.failures = failures;
    this.nanoTime = nanoTime;
  }

  /** Returns why a name is currently locked from a network; empty if it is not. */
  synchronized Optional<Refusal> locked(String name, String network) {
    Pair pair = pairs.get(key(name, network));
    long now = nanoTime.getAsLong();
    return pair != null && pair.lockedUntil - now > 0
        ? refusal(pair.lockedUntil - now)
        : Optional.empty();
  }

  /**
   * Begins an attempt, which must end by {@link #succeeded}, {@link #failed} or {@link #undone}.
   *
   * @return why it may not begin; empty if it may
   */
  synchronized Optional<Refusal> begin(String name, String network) {
    long now = nanoTime.getAsLong();
    boolean isKnown = known.containsKey(key(name, network));
    if (!isKnown && !networks.take(network, now)) {
      return refusal(networks.waitNanos(network, now));
    }
    Optional<Refusal> refused = pairs(name, network, now).begin(now, failures);
    if (refused.isEmpty() && !isKnown && !names.take(name, now)) {
      refused = pairs(name, network, now).delay(now);
    }
    if (refused.isPresent() && !isKnown) {
      networks.giveBack(network, now);
    }
    return refused;
  }

  /**
   * Ends an attempt whose password was correct: earlier failures are forgotten.
   *
   * @return whether this is the first success for this name from this network
   */
  synchronized boolean succeeded(String name, String network) {
    giveBack(name, network);
    pairs.remove(key(name, network));
    return known.put(key(name, network), true) == null;
  }

  /**
   * Ends an attempt whose password was wrong.
   *
   * @return how long the name is now locked from the network; zero if it is not
   */
  synchronized Duration failed(String name, String network) {
    long now = nanoTime.getAsLong();
    return pairs(name, network, now).fail(now, failures);
  }

  /** Ends an attempt whose password was not compared. */
  synchronized void undone(String name, String network) {
    giveBack(name, network);
    pairs(name, network, nanoTime.getAsLong()).end();
  }

  /** Returns how many names and networks were removed because there were too many. */
  synchronized long evicted() {
    return pairs.evicted() + known.evicted() + networks.evicted() + names.evicted();
  }

  private void giveBack(String name, String network) {
    if (!known.containsKey(key(name, network))) {
      networks.giveBack(network, nanoTime.getAsLong());
      names.giveBack(name, nanoTime.getAsLong());
    }
  }

  private Pair pairs(String name, String network, long now) {
    Pair pair = pairs.computeIfAbsent(key(name, network), any -> new Pair());
    if (pair.count > 0 && now - pair.failedAt > FORGOTTEN) {
      pair.count = 0;
    }
    return pair;
  }

  private static String key(String name, String network) {
    return network + ' ' + name;
  }

  private static Optional<Refusal> refusal(long nanos) {
    return Optional.of(new Refusal(Kind.LOCKED, Duration.ofNanos(nanos)));
  }

  /** A name from a network. */
  private static final class Pair {
    private int count;
    private int underWay;
    private long failedAt;
    private long lockedUntil = Long.MIN_VALUE / 2;
    private long delayedUntil;
    private boolean delayed;

    /** Concurrent attempts count as if they had already failed. */
    Optional<Refusal> begin(long now, int failures) {
      if (lockedUntil - now > 0) {
        return refusal(lockedUntil - now);
      }
      if (underWay >= Math.max(1, failures - count)) {
        return refusal(SECOND);
      }
      underWay++;
      return Optional.empty();
    }

    /** Refuses the first attempt, and allows one that waited. */
    Optional<Refusal> delay(long now) {
      if (delayed && delayedUntil - now <= 0) {
        delayedUntil = now + DELAY;
        return Optional.empty();
      }
      end();
      delayedUntil = delayed ? delayedUntil : now + DELAY;
      delayed = true;
      return refusal(delayedUntil - now);
    }

    /** The success of another attempt may have removed this one's count meanwhile. */
    void end() {
      underWay = Math.max(0, underWay - 1);
    }

    Duration fail(long now, int failures) {
      end();
      count++;
      failedAt = now;
      if (count < failures) {
        return Duration.ZERO;
      }
      int doublings = Math.min(count - failures, 4);
      long lock = Math.min(LONGEST_LOCK, FIRST_LOCK << doublings);
      lockedUntil = now + lock;
      return Duration.ofNanos(lock);
    }
  }
}
