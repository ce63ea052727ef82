package io.groundspeed.probe.sql;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers fingerprints by the statement's text, within a bound: when the younger of two
 * generations is full it becomes the older one, and what nobody asked for meanwhile is gone.
 * Thread-safe, without locks.
 */
public final class Fingerprints {
  /** Longer texts are read each time: they would take the place of many others. */
  private static final int LONGEST_REMEMBERED = 32_768;

  private final long characters;
  private final AtomicLong held = new AtomicLong();
  private volatile ConcurrentHashMap<String, Fingerprint> young = new ConcurrentHashMap<>();
  private volatile ConcurrentHashMap<String, Fingerprint> old = new ConcurrentHashMap<>();

  /**
   * @param characters of statements' texts that a generation may hold
   */
  public Fingerprints(long characters) {
    this.characters = characters;
  }

  /** Returns the fingerprint of a text; never throws, also not for what is no SQL at all. */
  public Fingerprint of(String sql) {
    if (sql == null) {
      return Fingerprint.OTHER;
    }
    Fingerprint known = young.get(sql);
    if (known != null) {
      return known;
    }
    known = old.get(sql);
    return remember(sql, known == null ? Fingerprint.of(sql) : known);
  }

  private Fingerprint remember(String sql, Fingerprint fingerprint) {
    if (sql.length() > LONGEST_REMEMBERED) {
      return fingerprint;
    }
    if (held.addAndGet(sql.length() + 64L) > characters) {
      held.set(0);
      old = young;
      young = new ConcurrentHashMap<>();
    }
    young.put(sql, fingerprint);
    return fingerprint;
  }

  int size() {
    return young.size() + old.size();
  }
}
