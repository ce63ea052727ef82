package io.groundspeed.probe.sql;

import io.groundspeed.probe.bounded.Generations;

/** Remembers fingerprints by the statement's text, within a bound. Thread-safe. */
public final class Fingerprints {
  /** Longer texts are read each time: they would take the place of many others. */
  private static final int LONGEST_REMEMBERED = 32_768;

  /** What an entry weighs beside its text, in characters. */
  private static final long ENTRY = 64;

  private final Generations<String, Fingerprint> known;

  /**
   * @param characters of statements' texts that a generation may hold
   */
  public Fingerprints(long characters) {
    known = new Generations<>(characters);
  }

  /** Returns the fingerprint of a text; never throws, also not for what is no SQL at all. */
  public Fingerprint of(String sql) {
    if (sql == null) {
      return Fingerprint.OTHER;
    }
    return sql.length() > LONGEST_REMEMBERED
        ? Fingerprint.of(sql)
        : known.of(sql, sql.length() + ENTRY, Fingerprint::of);
  }

  int size() {
    return known.size();
  }
}
