package io.groundspeed.telemetry.intake;

import io.groundspeed.probe.bounded.LruMap;
import io.groundspeed.telemetry.sketch.Resolution;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Limits how much of shared quotas one client may use: distinct names per UTC day, and samples per
 * hour. A client is a network address ({@code ClientAddress.network}), kept in memory only.
 *
 * <p>Remembers a limited number of clients; the least recently seen are forgotten first.
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
   * Returns whether a client may use a name: it has used it before, or has not reached the limit.
   *
   * @param client null if not limited
   * @param kind each kind of name is limited separately
   * @param limit maximum number of distinct names of the kind per UTC day
   */
  public boolean mayUse(@Nullable String client, String kind, String name, int limit) {
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
   * Uses one sample of a client's share of a subject; returns whether there was one left.
   *
   * @param share identifies the client and the subject, see {@link #share}; null if not limited
   * @param limit maximum number of samples of the subject per clock hour
   */
  public boolean takeSample(@Nullable String share, int limit) {
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

  /** Returns the identifier of a client's share of a subject; null for no client. */
  public static @Nullable String share(@Nullable String client, String subject) {
    return client == null ? null : client + ' ' + subject;
  }

  private static final class Names {
    final long day;
    final Map<String, Hashes> ofKind = new HashMap<>(4);

    Names(long day) {
      this.day = day;
    }
  }

  /**
   * Stores names as hashes, because the names of ten thousand clients would not fit into memory.
   */
  private static final class Hashes {
    private int[] hashes = {};

    /** Adds a name unless the limit is reached; returns whether it is contained. */
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
