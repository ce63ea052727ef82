package io.groundspeed.probe.realm;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Bounds how many passwords are hashed at the same time: each takes a core for about 0.3 s, and who
 * waits holds a worker thread. A few more may wait for a short time; all others are turned away at
 * once. One network never takes more than half of the places. Thread-safe.
 */
public final class HashGate {
  private static final long WAIT_MILLIS = 5_000;
  private static final HashGate OF_SERVER = new HashGate(RealmSettings.ofProcess());

  private final int places;
  private final int placesPerNetwork;
  private final Semaphore hashing;
  private final AtomicInteger inside = new AtomicInteger();

  /** Those inside, so never more than there are places. */
  private final Map<String, Integer> byNetwork = new ConcurrentHashMap<>();

  HashGate(RealmSettings settings) {
    this.hashing = new Semaphore(settings.hashes(), true);
    this.places = settings.hashes() + settings.queue();
    this.placesPerNetwork = Math.max(1, (places + 1) / 2);
  }

  /** Returns the gate that all hashing of passwords on this server passes. */
  public static HashGate ofServer() {
    return OF_SERVER;
  }

  /**
   * Runs work that hashes a password once.
   *
   * @param network whose request it is, see {@link io.groundspeed.probe.client.Addresses#network}
   * @throws BusyException if too many passwords are being hashed; the work was not run
   */
  public <T> T run(String network, Supplier<T> work) throws BusyException {
    enter(network);
    try {
      return hash(work);
    } finally {
      leave(network);
    }
  }

  private <T> T hash(Supplier<T> work) throws BusyException {
    try {
      if (!hashing.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new BusyException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException();
    }
    try {
      return work.get();
    } finally {
      hashing.release();
    }
  }

  private void enter(String network) throws BusyException {
    if (inside.incrementAndGet() > places) {
      inside.decrementAndGet();
      throw new BusyException();
    }
    if (byNetwork.merge(network, 1, Integer::sum) > placesPerNetwork) {
      leave(network);
      throw new BusyException();
    }
  }

  private void leave(String network) {
    byNetwork.computeIfPresent(network, (any, count) -> count == 1 ? null : count - 1);
    inside.decrementAndGet();
  }
}
