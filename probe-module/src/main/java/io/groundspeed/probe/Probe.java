package io.groundspeed.probe;

import io.groundspeed.probe.record.StatementLog;
import io.groundspeed.probe.sql.Fingerprints;

/**
 * The one probe of the server. What it records waits here, within bounds, until the EAR fetches it;
 * without an EAR new samples take the place of old ones.
 */
public final class Probe {
  private static final long FINGERPRINT_CHARACTERS = 4_000_000;
  private static final ProbeSettings SETTINGS = ProbeSettings.of(System.getenv());
  private static final Fingerprints FINGERPRINTS = new Fingerprints(FINGERPRINT_CHARACTERS);
  private static final StatementLog STATEMENTS = new StatementLog(SETTINGS.statements());

  private Probe() {}

  /** Returns whether anything is measured; {@code GROUNDSPEED_PROBE=off} says no. */
  public static boolean isOn() {
    return SETTINGS.on();
  }

  /** Returns what statements of this server did. */
  public static StatementLog statements() {
    return STATEMENTS;
  }

  public static Fingerprints fingerprints() {
    return FINGERPRINTS;
  }
}
