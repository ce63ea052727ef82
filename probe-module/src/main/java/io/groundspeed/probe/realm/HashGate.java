package io.groundspeed.probe.realm;

import io.groundspeed.probe.client.Shares;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Limits how many passwords are hashed at the same time: each takes a core for about 0.3 s, and a
 * waiting request holds a worker thread. A few more may wait for a short time; all others are
 * refused immediately. One network never takes more than half of the places. Thread-safe.
 */
public final class HashGate {
  private static final long WAIT_MILLIS = 5_000;
  private static final HashGate OF_SERVER = new HashGate(RealmSettings.ofProcess());

  private final Semaphore hashing;
  private final Shares places;

  HashGate(RealmSettings settings) {
    this.hashing = new Semaphore(settings.hashes(), true);
    int all = settings.hashes() + settings.queue();
    this.places = new Shares(all, Math.max(1, (all + 1) / 2));
  }

  /** Returns the gate for all password hashing on this server. */
  public static HashGate ofServer() {
    return OF_SERVER;
  }

  /**
   * Runs work that hashes a password once.
   *
   * @param network the network of the request, see {@link
   *     io.groundspeed.probe.client.ClientAddress#network}
   * @throws BusyException if too many passwords are being hashed; the work was not run
   */
  public <T> T run(String network, Supplier<T> work) throws BusyException {
    if (!places.take(network, 1)) {
      throw new BusyException();
    }
    try {
      return hash(work);
    } finally {
      places.give(network, 1);
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
}
