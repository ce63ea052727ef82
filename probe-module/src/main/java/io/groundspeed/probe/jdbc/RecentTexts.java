package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.sql.Fingerprint;
import io.groundspeed.probe.sql.Fingerprints;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprints of some texts that one connection prepared. Frameworks prepare the same text
 * object again, so comparing references finds most fingerprints without a look-up in the large
 * table of all texts, which seldom is in the processor's cache. For one thread at a time, like the
 * connection.
 */
final class RecentTexts {
  private static final int SLOTS = 32;

  /** Longer texts are looked up, so that a connection keeps at most 128 Ki characters. */
  private static final int LONGEST = 4_096;

  private final @Nullable String[] texts = new @Nullable String[SLOTS];
  private final @Nullable Fingerprint[] fingerprints = new @Nullable Fingerprint[SLOTS];

  /** Returns the fingerprint of a text. */
  @SuppressWarnings("ReferenceEquality") // equal texts that are other objects are looked up
  Fingerprint of(@Nullable String sql, Fingerprints all) {
    if (sql == null) {
      return all.of(null);
    }
    int slot = sql.hashCode() & SLOTS - 1;
    Fingerprint known = fingerprints[slot];
    if (texts[slot] == sql && known != null) {
      return known;
    }
    Fingerprint found = all.of(sql);
    if (sql.length() <= LONGEST) {
      texts[slot] = sql;
      fingerprints[slot] = found;
    }
    return found;
  }
}
