package io.groundspeed.telemetry.intake;

import io.groundspeed.probe.bounded.LruMap;
import io.groundspeed.telemetry.sketch.Resolution;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of what is bounded for all one client may use: distinct names a UTC day, samples an
 * hour. A client is a network address ({@code ClientAddress.network}), kept in memory only.
 *
 * <p>Remembers a bounded number of clients; those not heard of for longest are forgotten first.
 * Thread-safe.
 */
public final class ClientShares {
  private static final int CLIENTS = 10_000;
  private static final int SUBJECTS = 20_000;

  private final InstantSource time;
  private final Map<String, Names> names = new LruMap<>(CLIENTS);
  private final Map<String, Samples> samples = new LruMap<>(SUBJECTS);

  ClientShares(InstantSource time) {
    this.time = time;
  }

  /**
   * Returns whether a client may use a name: it has used it before, or fewer than the limit.
   *
   * @param client null: not limited
   * @param kind each kind of names has a limit of its own
   * @param limit distinct names of the kind a UTC day
   */
  public boolean mayUse(String client, String kind, String name, int limit) {
    if (client == null) {
      return true;
    }
    long today = Resolution.DAY.startOf(time.instant());
    synchronized (names) {
      Names used = names.get(client);
      if (used == null || used.day != today) {
        used = new Names(today);
        names.put(client, used);
      }
      return used.ofKind.computeIfAbsent(kind, absent -> new Hashes()).add(name, limit);
    }
  }

  /**
   * Takes one sample of a client's share of a subject; returns whether there was one left.
   *
   * @param share names client and subject, see {@link #share}; null: not limited
   * @param limit samples of the subject in an hour of the clock
   */
  public boolean takeSample(String share, int limit) {
    if (share == null) {
      return true;
    }
    long hour = Resolution.HOUR.startOf(time.instant());
    synchronized (samples) {
      Samples taken = samples.computeIfAbsent(share, absent -> new Samples(hour));
      if (taken.hour != hour) {
        taken.hour = hour;
        taken.count = 0;
      }
      return taken.count < limit && taken.count++ < limit;
    }
  }

  /** Returns the name of a client's share of a subject; null for no client. */
  public static String share(String client, String subject) {
    return client == null ? null : client + ' ' + subject;
  }

  private static final class Names {
    final long day;
    final Map<String, Hashes> ofKind = new HashMap<>(4);

    Names(long day) {
      this.day = day;
    }
  }

  /** Names by their hash: those of ten thousand clients would not fit into memory. */
  private static final class Hashes {
    private int[] hashes = {};

    /** Returns whether the name is among them now. */
    boolean add(String name, int limit) {
      int hash = name.hashCode();
      for (int known : hashes) {
        if (known == hash) {
          return true;
        }
      }
      if (hashes.length >= limit) {
        return false;
      }
      hashes = Arrays.copyOf(hashes, hashes.length + 1);
      hashes[hashes.length - 1] = hash;
      return true;
    }
  }

  private static final class Samples {
    long hour;
    int count;

    Samples(long hour) {
      this.hour = hour;
    }
  }
}
