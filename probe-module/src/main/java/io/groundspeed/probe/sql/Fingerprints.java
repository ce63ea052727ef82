package io.groundspeed.probe.sql;

import io.groundspeed.probe.bounded.Generations;
import org.jspecify.annotations.Nullable;

/** Remembers fingerprints by the statement's text, up to a limit. Thread-safe. */
public final class Fingerprints {
  /** Longer texts are parsed each time, because they would displace many others. */
  private static final int LONGEST_REMEMBERED = 32_768;

  /** The weight of an entry in addition to its text, in characters. */
  private static final long ENTRY = 64;

  private final Generations<String, Fingerprint> known;

  /**
   * @param characters maximum length of all statement texts of a generation
   */
  public Fingerprints(long characters) {
    known = new Generations<>(characters);
  }

  /** Returns the fingerprint of a text. It never throws, even if the text is not SQL. */
  public Fingerprint of(@Nullable String sql) {
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
